import type { Locale } from '@uskalla/domain';
import { municipalities, type Municipality } from './municipalities.ts';

/**
 * Municipalities for what somebody has typed so far, in Finnish or Swedish. Names that begin with
 * it come before those that contain it, exact letters before forgiven ones (a for ä, o for ö), and
 * within each the language's own order.
 * @param limit the most to return
 */
export function searchMunicipalities(typed: string, locale: Locale, limit = 10): Municipality[] {
  const query = typed.trim().toLocaleLowerCase('fi');
  if (query === '') return [];
  const { compare } = new Intl.Collator(locale);
  return municipalities
    .map((municipality) => ({ municipality, rank: rankOf(municipality, query) }))
    .filter(({ rank }) => rank < noMatch)
    .sort((a, b) => a.rank - b.rank || compare(a.municipality.name[locale], b.municipality.name[locale]))
    .slice(0, limit)
    .map(({ municipality }) => municipality);
}

/** The municipality that is called so in Finnish or Swedish, whatever the case; for a name typed in full. */
export function municipalityByName(typed: string): Municipality | undefined {
  const wanted = typed.trim().toLocaleLowerCase('fi');
  return municipalities.find(({ name }) => [name.fi, name.sv].some((one) => one.toLocaleLowerCase('fi') === wanted));
}

const noMatch = 9;

function rankOf({ name }: Municipality, query: string): number {
  const ranks = [name.fi, name.sv].map((raw) => {
    const exact = raw.toLocaleLowerCase('fi');
    if (exact === query) return 0;
    if (exact.startsWith(query)) return 1;
    const [plainName, plainQuery] = [plain(exact), plain(query)];
    if (plainName.startsWith(plainQuery)) return 2;
    if (exact.includes(query)) return 3;
    return plainName.includes(plainQuery) ? 4 : noMatch;
  });
  return Math.min(...ranks);
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '');
