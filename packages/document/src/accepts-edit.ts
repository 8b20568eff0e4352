import * as Y from 'yjs';
import { factKeys, factValueMaxLength } from './facts.ts';

/** Longest answer and title in a document, in UTF-16 units; screens stop earlier. */
export const answerMaxLength = 20_000;
export const titleMaxLength = 400;

/**
 * Whether an applied transaction left the document a draft: letters in the title and the answers
 * that the server laid down, strings under known facts, and nothing else. Everything a
 * client could add besides (formatting, embeds, other types, keys of its own) is refused, since
 * whatever is in the document travels to every other phone.
 *
 * The document must have been made with `prepareDraft`. Looks only at what the transaction brought: its cost grows with the edit, not the draft.
 */
export function acceptsEdit(doc: Y.Doc, transaction: Y.Transaction, questionIds: readonly string[]): boolean {
  return onlyPlainContent(transaction) && onlyKnownPlaces(doc, transaction, questionIds);
}

/**
 * How many letters may be typed into the title and the answers, wherever they go, such that `acceptsEdit` would
 * still take each of them.
 */
export function lettersToSpare(doc: Y.Doc, questionIds: readonly string[]): number {
  const answers = doc.getMap('answers');
  let spare = titleMaxLength - doc.getText('title').length;
  for (const id of questionIds) {
    const text = answers.get(id);
    if (text instanceof Y.Text) spare = Math.min(spare, answerMaxLength - text.length);
  }
  return Math.max(0, spare);
}

function onlyPlainContent(transaction: Y.Transaction): boolean {
  for (const [client, after] of transaction.afterState) {
    const before = transaction.beforeState.get(client) ?? 0;
    if (after === before) continue;
    const structs = transaction.doc.store.clients.get(client) ?? [];
    for (let index = Y.findIndexSS(structs, before); index < structs.length; index++) {
      const struct = structs[index];
      if (struct instanceof Y.Item && !isPlain(struct)) return false;
    }
  }
  return true;
}

/**
 * Letters in a text, one string under a key. Which of the two is looked at, since Yjs lets a client write
 * either anywhere: a string in a text that is no letters has a length but is not shown, and
 * whatever anybody types behind it lands in the wrong place.
 */
function isPlain({ content, parentSub }: Y.Item): boolean {
  if (content instanceof Y.ContentDeleted) return true;
  if (parentSub === null) return content instanceof Y.ContentString;
  // How Yjs stores the plain values of a map.
  return (
    content instanceof Y.ContentAny &&
    content.arr.every((value) => typeof value === 'string' && value.length <= factValueMaxLength)
  );
}

function onlyKnownPlaces(doc: Y.Doc, transaction: Y.Transaction, questionIds: readonly string[]): boolean {
  const title = doc.getText('title');
  const answers = doc.getMap('answers');
  const facts = doc.getMap('facts');
  const texts = new Set<unknown>(questionIds.map((id) => answers.get(id)));
  for (const [type, keys] of transaction.changed) {
    if ((type as unknown) === title) {
      if (title.length > titleMaxLength || keys.size > 1 || !keys.has(null)) return false;
    } else if ((type as unknown) === facts) {
      for (const key of keys) if (!factKeys.some((known) => known === key)) return false;
    } else if (texts.has(type) && type instanceof Y.Text) {
      if (type.length > answerMaxLength || keys.size > 1 || !keys.has(null)) return false;
    } else {
      // The answers themselves are the server's: no key is added, replaced or taken away.
      return false;
    }
  }
  return true;
}
