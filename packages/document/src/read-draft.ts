import { cleanText } from '@uskalla/domain';
import * as Y from 'yjs';
import { factKeys, type FactKey } from './facts.ts';

export type ReadDraft = Readonly<{
  title: string;
  answers: Record<string, string>;
  facts: Partial<Record<FactKey, string>>;
}>;

/**
 * A draft's text, cleaned for showing. What is not of the shape a draft has (written past the
 * screens) reads as empty, so that nothing a client sends can make this throw.
 */
export function readDraft(doc: Y.Doc, questionIds: readonly string[]): ReadDraft {
  const answers = doc.getMap('answers');
  const facts = doc.getMap('facts');
  return {
    title: cleanText(doc.getText('title').toString()),
    answers: Object.fromEntries(questionIds.map((id) => [id, textOf(answers.get(id))])),
    facts: Object.fromEntries(
      factKeys.flatMap((key) => {
        const value = facts.get(key);
        return typeof value === 'string' ? [[key, cleanText(value)]] : [];
      }),
    ),
  };
}

function textOf(value: unknown): string {
  return value instanceof Y.Text ? cleanText(value.toString()) : '';
}
