import { lookAlikeCapitals, lookAlikeLetters } from './look-alike-letters.ts';

/**
 * Whether two names can be taken for each other where they are read from afar: the same letters, or ones that are drawn like them, whatever
 * stands between the letters, and small or capital. *Aino Virtanen* is also *АINО_VIRTАNEN* with four Cyrillic letters, and *Ain0 Virtanen*.
 * @returns `false` where one of them has no letter
 */
export function looksAlike(one: string, other: string): boolean {
  const drawn = asDrawn(one);
  return drawn !== '' && drawn === asDrawn(other);
}

/** What a name looks like, in small Latin letters as far as there is one for each. Names that look alike have the same. */
function asDrawn(name: string): string {
  const written = [...name.slice(0, 200).normalize('NFKC')].map((sign) => lookAlikeCapitals[sign] ?? sign).join('');
  const letters = [...written.toLowerCase().normalize('NFD')]
    .filter((sign) => !/\p{M}/u.test(sign))
    .map((sign) => latin.get(sign) ?? sign)
    .join('');
  // Two that stand as close together as one.
  return letters
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w');
}

const latin = new Map(
  Object.entries(lookAlikeLetters).flatMap(([letter, alike]) => [...alike].map((sign) => [sign, letter] as const)),
);
