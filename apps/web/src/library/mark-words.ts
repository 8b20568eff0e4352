export type Part = Readonly<{ text: string; isMarked: boolean }>;

/** A text in parts, those of some words (in lower case) marked. Together the parts are the text. */
export function markWords(text: string, words: readonly string[]): Part[] {
  if (words.length === 0) return [{ text, isMarked: false }];
  const wanted = new Set(words);
  const isMarked = (part: string) => wanted.has(part.normalize('NFC').toLocaleLowerCase('fi'));
  return text
    .split(/([\p{L}\p{N}\p{M}]+)/u)
    .filter((part) => part !== '')
    .map((part) => ({ text: part, isMarked: isMarked(part) }));
}
