import * as Y from 'yjs';
import { setFact, type FactKey } from './facts.ts';

/**
 * Names the three parts of a draft in an empty document. To be done before anything is loaded into it: a part that
 * is named only later is another object than the one that earlier edits were told of.
 */
export function prepareDraft(doc: Y.Doc): void {
  doc.getText('title');
  doc.getMap('answers');
  doc.getMap('facts');
}

/**
 * The first content of a draft, as a Yjs update: one text for each question. Only the server lays
 * it down, once, so that no two phones create the same answer twice and one of them is lost.
 * @param draft.title `title` and `answers` are those of a draft that is made anew without its history
 */
export function createDraftUpdate(draft: {
  questionIds: readonly string[];
  title?: string;
  answers?: Readonly<Record<string, string>>;
  facts?: Readonly<Partial<Record<FactKey, string>>>;
}): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => {
    prepareDraft(doc);
    const answers = doc.getMap('answers');
    if (draft.title) doc.getText('title').insert(0, draft.title);
    for (const id of draft.questionIds) answers.set(id, new Y.Text(draft.answers?.[id]));
    for (const [key, value] of Object.entries(draft.facts ?? {})) setFact(doc, key as FactKey, value);
  });
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}
