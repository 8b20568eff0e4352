import { cleanText } from '@uskalla/domain';

/** A person's text as paragraphs of lines: cleaned, without blank lines and blanks at the ends of lines. */
export function paragraphsOf(text: string): string[][] {
  return cleanText(text)
    .split(/\n\s*\n/u)
    .map((paragraph) =>
      paragraph
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    )
    .filter((lines) => lines.length > 0);
}
