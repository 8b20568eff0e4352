import * as Y from 'yjs';
import { factKeys, setFact } from './facts.ts';

/** What stands where something was taken out, so that the sentence is still seen to be one. */
export const omission = '…';

/**
 * Puts an omission for every place where `text` stands in a field, in one transaction. The field is `title`, `answers.{question}` or
 * `facts.{fact}`; one that is none is left alone.
 */
export function redactDraft(doc: Y.Doc, field: string, text: string): void {
  if (text === '') return;
  doc.transact(() => {
    const [area = '', name = ''] = field.split('.', 2);
    if (area === 'title') redactText(doc.getText('title'), text);
    const answer = area === 'answers' ? doc.getMap('answers').get(name) : undefined;
    if (answer instanceof Y.Text) redactText(answer, text);
    const key = area === 'facts' ? factKeys.find((fact) => fact === name) : undefined;
    const value = key && doc.getMap('facts').get(key);
    if (key && typeof value === 'string') setFact(doc, key, value.replaceAll(text, omission));
  });
}

function redactText(field: Y.Text, text: string): void {
  let from = 0;
  for (;;) {
    const index = field.toString().indexOf(text, from);
    if (index < 0) return;
    field.delete(index, text.length);
    field.insert(index, omission);
    from = index + omission.length;
  }
}
