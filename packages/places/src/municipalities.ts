import type { Locale, Localized } from '@uskalla/domain';
import raw from '../data/municipalities-2026.json' with { type: 'json' };

/** Which languages a municipality uses, the majority's first (Statistics Finland). */
export type LanguageStatus = 'fi' | 'fi_sv' | 'sv_fi' | 'sv';

export type Municipality = Readonly<{
  /** Statistics Finland's three-digit code, as text. */
  code: string;
  name: Localized;
  languages: LanguageStatus;
  /** Region (maakunta), by code. */
  region: string;
  /** Wellbeing services county, by code; 90 is the City of Helsinki and 91 Åland, which belong to none. */
  wellbeingCounty: string;
  /** A point inside its borders, longitude and latitude in degrees (WGS84). */
  point: readonly [number, number];
}>;

/** The year of the classification: municipalities merge, so a code means something only with its year. */
export const municipalitiesYear: number = raw.year;

/** By code. */
export const municipalities: readonly Municipality[] = raw.municipalities.map((m) => ({
  code: m.code,
  name: { fi: m.fi, sv: m.sv, en: m.en },
  languages: m.lang as LanguageStatus,
  region: m.region,
  wellbeingCounty: m.wsc,
  point: [m.centroid[0] ?? 0, m.centroid[1] ?? 0],
}));

export const regions: readonly Readonly<{ code: string; name: Localized }>[] = raw.regions.map(
  ({ code, fi, sv, en }) => ({ code, name: { fi, sv, en } }),
);

/** By code; Helsinki (90) and Åland (91) among them, which are none but do the same. */
export const wellbeingCounties: readonly Readonly<{ code: string; name: Localized }>[] =
  raw.wellbeing_services_counties.map(({ code, fi, sv, en }) => ({ code, name: { fi, sv, en } }));

const byCode = new Map(municipalities.map((municipality) => [municipality.code, municipality]));

export function municipalityByCode(code: string): Municipality | undefined {
  return byCode.get(code);
}

/** The name in a language; the code itself for one that is not (or no longer) in the classification. */
export function municipalityName(code: string, locale: Locale): string {
  return byCode.get(code)?.name[locale] ?? code;
}
