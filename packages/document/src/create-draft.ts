import * as Y from 'yjs';
import { setFact, type FactKey } from './facts.ts';

/**
 * The first content of a draft, as a Yjs update: one empty text for each question. Only the server lays
 * it down, once, so that no two phones create the same answer twice and one of them is lost.
 */
export function createDraftUpdate(draft: {
  questionIds: readonly string[];
  facts?: Readonly<Partial<Record<FactKey, string>>>;
}): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => {
    doc.getText('title');
    const answers = doc.getMap('answers');
    for (const id of draft.questionIds) answers.set(id, new Y.Text());
    for (const [key, value] of Object.entries(draft.facts ?? {})) setFact(doc, key as FactKey, value);
  });
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}
