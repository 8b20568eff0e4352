import type { Locale, Localized } from '@uskalla/domain';
import raw from '../data/yso-municipal-themes.json' with { type: 'json' };
import { misleadingThemes, themeWording } from './theme-wording.ts';

/** What an experiment is about: a concept of YSO. */
export type Theme = Readonly<{ uri: string; label: Localized }>;

export const themes: readonly Theme[] = raw
  .filter(({ uri }) => !misleadingThemes.has(themeId(uri)))
  .map(({ uri, fi, sv, en }) => ({ uri, label: { fi, sv, en, ...themeWording[themeId(uri)] } }));

const byUri = new Map(themes.map((theme) => [theme.uri, theme]));
const byId = new Map(themes.map((theme) => [themeId(theme.uri), theme]));

/** The short id of a theme for addresses: `p10083`. */
export function themeId(uri: string): string {
  return uri.slice(uri.lastIndexOf('/') + 1);
}

export function themeByUri(uri: string): Theme | undefined {
  return byUri.get(uri);
}

export function themeByIdOrUri(idOrUri: string): Theme | undefined {
  return byUri.get(idOrUri) ?? byId.get(idOrUri);
}

/** The theme's name; the address itself for a theme no longer in the list, so that nothing breaks. */
export function themeLabel(uri: string, locale: Locale): string {
  return byUri.get(uri)?.label[locale] ?? uri;
}

/** All themes named in one language, sorted as it sorts. */
export function themeOptions(locale: Locale): { uri: string; label: string }[] {
  const { compare } = new Intl.Collator(locale);
  return themes.map(({ uri, label }) => ({ uri, label: label[locale] })).sort((a, b) => compare(a.label, b.label));
}
