import type { LibraryPlaces } from '@uskalla/contracts';
import type { Locale } from '@uskalla/domain';
import { municipalityName } from '@uskalla/places';

/** One line of reuse, named; both ends may be the same municipality. */
export type NamedReuse = Readonly<{ from: string; to: string; fromName: string; toName: string; count: number }>;
/** What was begun from one municipality's stories, in words; `to` is empty where only its own followed. */
export type ReuseOf = Readonly<{ code: string; name: string; to: string; home: boolean }>;
/** The lines that are drawn and told, the strongest first, and how many there are besides. */
export type ReuseWords = Readonly<{ told: readonly NamedReuse[]; origins: readonly ReuseOf[]; more: number }>;

/** More lines than this are a knot on the map, and a list that nobody reads; the impact page's table has them all. */
export const mostLines = 30;

export function reuseWords(reuse: LibraryPlaces['reuse'], locale: Locale, most = mostLines): ReuseWords {
  const { compare } = new Intl.Collator(locale);
  const named = reuse
    .map((each) => ({
      ...each,
      fromName: municipalityName(each.from, locale),
      toName: municipalityName(each.to, locale),
    }))
    .sort((a, b) => b.count - a.count || compare(a.fromName, b.fromName) || compare(a.toName, b.toName));
  const told = named.slice(0, most);
  return { told, origins: originsOf(told, locale), more: named.length - told.length };
}

/** By origin, so that a list of names is read rather than a list of pairs. */
function originsOf(told: readonly NamedReuse[], locale: Locale): ReuseOf[] {
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return [...Map.groupBy(told, ({ from }) => from)].map(([code, lines]) => ({
    code,
    name: lines[0]?.fromName ?? code,
    to: list.format(
      lines
        .filter(({ from, to }) => from !== to)
        .map(({ toName, count }) => (count > 1 ? `${toName} (${count})` : toName)),
    ),
    home: lines.some(({ from, to }) => from === to),
  }));
}

/** One reuse is a thin line; ten and more are a thick one. */
export function lineWidth(count: number): number {
  return Math.min(4, 1.3 + (count - 1) * 0.3);
}
