import * as Y from 'yjs';
import { factKeys, setFact } from './facts.ts';
import type { ReadDraft } from './read-draft.ts';

/**
 * Puts another draft's text behind this one's, answer by answer with an empty line between; its title and facts go
 * where there are none. One transaction; nothing that is there is touched. Text that stands there already is not put
 * there twice, so that it can be done again where it is not known whether it was.
 */
export function appendDraft(doc: Y.Doc, text: ReadDraft, questionIds: readonly string[]): void {
  doc.transact(() => {
    const title = doc.getText('title');
    if (title.length === 0) title.insert(0, text.title);
    for (const id of questionIds) {
      const answer = doc.getMap('answers').get(id);
      const more = (text.answers[id] ?? '').trim();
      if (!(answer instanceof Y.Text) || more === '') continue;
      const there = answer.toString();
      if (there === more || there.endsWith(`\n\n${more}`)) continue;
      answer.insert(answer.length, there.trim() === '' ? more : `\n\n${more}`);
    }
    for (const key of factKeys) {
      const value = text.facts[key];
      if (value && !doc.getMap('facts').get(key)) setFact(doc, key, value);
    }
  });
}
