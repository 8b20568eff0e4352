import type { LibraryPlaces } from '@uskalla/contracts';
import type { Locale } from '@uskalla/domain';
import { municipalityName } from '@uskalla/places';

/** One line of reuse, named; both ends may be the same municipality. */
export type NamedReuse = Readonly<{ from: string; to: string; fromName: string; toName: string; count: number }>;
/** The lines that are drawn and told, the strongest first, and how many there are besides. */
export type ReuseWords = Readonly<{ told: readonly NamedReuse[]; more: number }>;

/** More lines than this are a knot on the map, and a list that nobody reads; the impact page's table has them all. */
export const mostLines = 40;

export function reuseWords(reuse: LibraryPlaces['reuse'], locale: Locale): ReuseWords {
  const { compare } = new Intl.Collator(locale);
  const named = reuse
    .map((each) => ({
      ...each,
      fromName: municipalityName(each.from, locale),
      toName: municipalityName(each.to, locale),
    }))
    .sort((a, b) => b.count - a.count || compare(a.fromName, b.fromName) || compare(a.toName, b.toName));
  return { told: named.slice(0, mostLines), more: Math.max(0, named.length - mostLines) };
}

/** One reuse is a thin line; ten and more are a thick one. */
export function lineWidth(count: number): number {
  return Math.min(4, 1.3 + (count - 1) * 0.3);
}
