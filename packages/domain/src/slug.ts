/** Letters that Unicode does not decompose, as Nordic readers would spell them in an address. */
const spelledOut: Readonly<Record<string, string>> = { æ: 'ae', ø: 'o', ð: 'd', þ: 'th', ß: 'ss', đ: 'd', ł: 'l' };

/**
 * An address part of a title: ASCII, lower case, words joined by hyphens, cut at a word's end.
 * @returns at most `maxLength` characters; empty where the title has no Latin letter or digit
 */
export function slugify(title: string, maxLength = 60): string {
  const words = title
    .toLowerCase()
    .replace(/[æøðþßđł]/g, (letter) => spelledOut[letter] ?? '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word : `${slug}-${word}`;
    if (longer.length > maxLength) break;
    slug = longer;
  }
  return slug || (words[0] ?? '').slice(0, maxLength);
}
