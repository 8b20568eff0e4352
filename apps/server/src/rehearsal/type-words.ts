import * as Y from 'yjs';
import type { Sentence } from './story-script.ts';

/** Where somebody's last letter stands, whatever others have written around it since. */
export type WritingPlace = Y.RelativePosition;

/**
 * Writes words behind what somebody wrote last, or at the end of a text, with a blank before them where one is needed. So sentences of
 * several people in one answer do not mix.
 * @param writesAs the client id of whoever writes: a document would else remember a new one for each word
 * @returns where the words end; `null` where there is no such answer
 */
export function typeWords(
  doc: Y.Doc,
  { field, questionId }: Pick<Sentence, 'field' | 'questionId'>,
  words: string,
  place: WritingPlace | null,
  writesAs: number,
): WritingPlace | null {
  const text = field === 'title' ? doc.getText('title') : doc.getMap('answers').get(questionId);
  if (!(text instanceof Y.Text)) return null;
  const found = place && Y.createAbsolutePositionFromRelativePosition(place, doc);
  const at = found?.type === text ? found.index : text.length;
  const isBlankNeeded = /\S$/.test(text.toString().slice(0, at));
  const letters = isBlankNeeded ? ` ${words}` : words;
  doc.clientID = writesAs;
  text.insert(at, letters);
  return Y.createRelativePositionFromTypeIndex(text, at + letters.length, -1);
}
