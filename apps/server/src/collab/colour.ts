/** Caret colours told apart on paper and on ink, none of them a question's colour by itself. */
const colours = ['#0E4C7A', '#B3431E', '#1E6B45', '#7A2E5D', '#8A5A00', '#3B4BA3', '#006A6A', '#8C2F39'];

/** The same colour for the same author on every screen. */
export function colourOf(author: string): string {
  let sum = 0;
  for (const character of author) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return colours[sum % colours.length] ?? '#0E4C7A';
}
