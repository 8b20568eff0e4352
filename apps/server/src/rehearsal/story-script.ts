import type { DraftText, Question } from '@uskalla/domain';
import type { RehearsalStory } from './phrases.ts';

/** Something that one person writes on their own, word by word. */
export type Sentence = Readonly<{ field: 'title' | 'answer'; questionId: string; words: readonly string[] }>;

/**
 * What a table has yet to write of its story: the title, then the answers in order. What stands there already is left out, also
 * the beginning of a sentence that somebody was in the middle of when they were stopped.
 */
export function storyScript(
  story: RehearsalStory,
  questions: readonly Question[],
  text: Pick<DraftText, 'title' | 'answers'>,
): Sentence[] {
  const title = { field: 'title' as const, questionId: '', words: titleLeft(story.title, text.title) };
  const answers = questions.flatMap(({ id, tone }) =>
    story.answers[tone].map((sentence) => ({
      field: 'answer' as const,
      questionId: id,
      words: wordsLeft(sentence, text.answers[id] ?? ''),
    })),
  );
  return [title, ...answers].filter(({ words }) => words.length > 0);
}

/** A title that somebody gave is nobody else's to change. */
const titleLeft = (title: string, there: string): string[] =>
  there.trim() === '' || title.startsWith(there.trim()) ? wordsLeft(title, there) : [];

function wordsLeft(sentence: string, there: string): string[] {
  if (there.includes(sentence)) return [];
  const words = sentence.split(' ');
  const end = there.trimEnd();
  for (let count = words.length - 1; count > 0; count--) {
    if (end.endsWith(words.slice(0, count).join(' '))) return words.slice(count);
  }
  return words;
}
