/** One replacement: at `index`, `remove` UTF-16 units go and `insert` comes. */
export type TextEdit = Readonly<{ index: number; remove: number; insert: string }>;

/**
 * The smallest replacement that turns `before` into `after`, or `null` where they are equal. Where
 * several are as small (an "a" typed into "aaa"), the caret tells which one was meant: text behind
 * it is taken as untouched first. Surrogate pairs are never split, since half of one is no text.
 * @param caret where the caret stands in `after`
 */
export function diffText(before: string, after: string, caret: number): TextEdit | null {
  if (before === after) return null;
  const shorter = Math.min(before.length, after.length);

  const behindCaret = Math.max(0, Math.min(after.length - caret, shorter));
  let suffix = 0;
  while (suffix < behindCaret && sameFromEnd(before, after, suffix)) suffix++;
  let prefix = 0;
  while (prefix < shorter - suffix && before[prefix] === after[prefix]) prefix++;
  // The caret need not stand at the edit (spelling correction, drag and drop).
  while (suffix < shorter - prefix && sameFromEnd(before, after, suffix)) suffix++;

  if (prefix > 0 && isHighSurrogate(before, prefix - 1)) prefix--;
  if (suffix > 0 && isLowSurrogate(before, before.length - suffix)) suffix--;
  return { index: prefix, remove: before.length - suffix - prefix, insert: after.slice(prefix, after.length - suffix) };
}

const sameFromEnd = (a: string, b: string, offset: number) => a[a.length - 1 - offset] === b[b.length - 1 - offset];

const isHighSurrogate = (text: string, index: number) => (text.charCodeAt(index) & 0xfc00) === 0xd800;
const isLowSurrogate = (text: string, index: number) => (text.charCodeAt(index) & 0xfc00) === 0xdc00;
