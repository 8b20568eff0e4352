/** So many letters fit on the wall in type that the back row reads. */
const lettersPerPage = 850;

/**
 * A text cut into what fits on the wall at once: at the end of a paragraph where there is one, else of a sentence, else
 * of a word. No letter is lost; an empty text has no page.
 */
export function readingPages(text: string, most = lettersPerPage): string[] {
  let rest = text.trim();
  const pages: string[] = [];
  while (rest.length > most) {
    const head = rest.slice(0, most);
    const end = [/\n\s*\n(?![\s\S]*\n\s*\n)/, /[.!?…][”"')]?\s(?![\s\S]*[.!?…][”"')]?\s)/, /\s(?!.*\s)/s]
      .map((last) => last.exec(head))
      // A page that is hardly begun looks like a mistake.
      .find((found) => found !== null && found.index > most / 3);
    const cut = end ? end.index + end[0].length : wholeLetters(head);
    pages.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  return rest === '' ? pages : [...pages, rest];
}

/** Where a word of a thousand letters is cut: never within a letter that takes two units. */
const wholeLetters = (head: string) => (/[\uD800-\uDBFF]$/.test(head) ? head.length - 1 : head.length);
