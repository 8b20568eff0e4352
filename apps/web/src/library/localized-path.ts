import {
  collectionsSegment,
  curationSegment,
  impactSegment,
  mapSegment,
  noticeSegments,
  paths,
  posterSegment,
  sideBySideSegment,
  storiesSegment,
  versionsSegment,
} from '@uskalla/contracts/wire';
import { locales, type Locale } from '@uskalla/domain';

/** Words of the library's addresses, by where they stand: after the language, and behind a slug. */
const sections = [
  storiesSegment,
  mapSegment,
  impactSegment,
  collectionsSegment,
  curationSegment,
  ...Object.values(noticeSegments),
];
const views = [versionsSegment, posterSegment, sideBySideSegment];

/** The same page of the library in another language: prefix and words change, the rest stays. */
export function localizedPath(pathname: string, locale: Locale): string {
  const parts = pathname.split('/').filter(Boolean);
  if (locales.some((known) => known === parts[0])) parts.shift();
  const [section, slug, view] = parts;
  const words = [inLocale(sections, section, locale), slug, inLocale(views, view, locale)];
  const home = paths.home(locale);
  if (words[0] === undefined) return home;
  return [home === '/' ? '' : home, ...words.filter((word) => word !== undefined)].join('/');
}

function inLocale(kinds: readonly Record<Locale, string>[], word: string | undefined, locale: Locale) {
  return kinds.find((kind) => Object.values(kind).some((known) => known === word))?.[locale];
}
