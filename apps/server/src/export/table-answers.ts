import type { QuestionTone, WorkshopRecord } from '@uskalla/domain';

export type Answer = Readonly<{ id: string; tone: QuestionTone | null; question: string; text: string }>;

/**
 * A table's answers in the template's order, the empty ones too. An answer to a question the record
 * does not list comes last, under the question's id: an export leaves nothing out.
 */
export function answersOf(
  { questions }: Pick<WorkshopRecord, 'questions'>,
  { answers }: Pick<WorkshopRecord['tables'][number], 'answers'>,
): Answer[] {
  const known = new Set(questions.map(({ id }) => id));
  return [
    ...questions.map(({ id, tone, text }) => ({
      id,
      tone,
      question: text,
      // A question could be called "constructor".
      text: Object.hasOwn(answers, id) ? (answers[id] ?? '') : '',
    })),
    ...Object.entries(answers)
      .filter(([id]) => !known.has(id))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([id, text]) => ({ id, tone: null, question: id, text })),
  ];
}
