/**
 * How full an answer is, for the marks beside its question: 0 empty, 1 begun, 2 from 80
 * letters (about two sentences), 3 from 280 (a paragraph that tells something). Blanks don't count.
 */
export function fillLevel(text: string): 0 | 1 | 2 | 3 {
  const letters = text.replace(/\s+/gu, '').length;
  if (letters === 0) return 0;
  if (letters < 80) return 1;
  return letters < 280 ? 2 : 3;
}
