/** The words of a text in lower case: letters and digits only, so that nothing in them is syntax. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLocaleLowerCase('fi')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** No word that people write is longer; the rest of one that is means nothing. In UTF-16 units. */
const longestWord = 60;

export const cutWord = (word: string) => word.slice(0, longestWord).toWellFormed();

/** What people search for has few words; more only cost. */
const maxWords = 10;

/** The words of a query, as typed. */
export function queryWords(q: string | undefined): string[] {
  return [...new Set(wordsOf((q ?? '').slice(0, 1000)).map(cutWord))].slice(0, maxWords);
}
