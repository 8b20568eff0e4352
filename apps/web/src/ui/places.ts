import type { Locale } from '@uskalla/domain';

export type Choice = Readonly<{ value: string; label: string; also?: string }>;
export type PlaceChoices = Readonly<{ municipalities: readonly Choice[]; themes: readonly Choice[] }>;

/** The municipalities and themes to choose from, named in `locale` and sorted as it sorts. */
export async function fetchPlaces(locale: Locale, signal?: AbortSignal): Promise<PlaceChoices> {
  const response = await fetch(`/places.json?locale=${locale}`, signal ? { signal } : {});
  if (!response.ok) throw new Error(`places: ${response.status}`);
  const raw: { municipalities: [string, string, string][]; themes: [string, string][] } = await response.json();
  const { compare } = new Intl.Collator(locale);
  return {
    municipalities: raw.municipalities
      .map(([value, fi, sv]) => {
        const [label, also] = locale === 'sv' ? [sv, fi] : [fi, sv];
        return also === label ? { value, label } : { value, label, also };
      })
      .sort((a, b) => compare(a.label, b.label)),
    themes: raw.themes.map(([value, label]) => ({ value, label })),
  };
}

/** The choice that was typed in full, by either name, whatever its case. */
export function findChoice(choices: readonly Choice[], typed: string): Choice | undefined {
  const wanted = typed.trim().toLocaleLowerCase('fi');
  return choices.find(
    ({ label, also }) => label.toLocaleLowerCase('fi') === wanted || also?.toLocaleLowerCase('fi') === wanted,
  );
}
