import { isLocale, locales, type Locale } from '@uskalla/domain';
import { municipalities, municipalityByCode } from '@uskalla/places';
import { themeByIdOrUri, themeByUri, themeId, themes } from '@uskalla/places/themes';
import type { XmlContent } from '../xml.ts';
import { OaiError } from './errors.ts';

/** A set as a filter of the library. */
export type SetFilter = Readonly<{ language?: Locale; theme?: string; municipality?: string }>;

const languageNames: Readonly<Record<Locale, string>> = { fi: 'Finnish', sv: 'Swedish', en: 'English' };

/** Every set there can be, also those that are empty today: by language, theme and municipality. */
export function allSets(): XmlContent[] {
  return [
    ...locales.map((locale) => ({ setSpec: `language-${locale}`, setName: `Language: ${languageNames[locale]}` })),
    ...themes.map(({ uri, label }) => ({ setSpec: `theme-${themeId(uri)}`, setName: `Theme: ${label.en}` })),
    ...municipalities.map(({ code, name }) => ({
      setSpec: `municipality-${code}`,
      setName: `Municipality: ${name.en}`,
    })),
  ];
}

/** The sets a story is in; a theme or municipality that is no longer in our lists is none. */
export function setsOf(story: { language: Locale; theme: string | null; municipality: string }): string[] {
  const { language, theme, municipality } = story;
  return [
    `language-${language}`,
    ...(theme !== null && themeByUri(theme) ? [`theme-${themeId(theme)}`] : []),
    ...(municipalityByCode(municipality) ? [`municipality-${municipality}`] : []),
  ];
}

/** @throws OaiError `noRecordsMatch`: the protocol takes an unknown set for an empty one */
export function readSet(spec: string): SetFilter {
  const dash = spec.indexOf('-');
  const [kind, value] = [spec.slice(0, dash), spec.slice(dash + 1)];
  if (kind === 'language' && isLocale(value)) return { language: value };
  if (kind === 'municipality' && municipalityByCode(value)) return { municipality: value };
  const theme = kind === 'theme' ? themeByIdOrUri(value) : undefined;
  if (theme) return { theme: theme.uri };
  throw new OaiError('noRecordsMatch', 'There is no such set.');
}
