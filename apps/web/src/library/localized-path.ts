import { impactSegment, mapSegment, paths, storiesSegment } from '@uskalla/contracts/wire';
import { locales, type Locale } from '@uskalla/domain';

/** The same page of the library in another language: prefix and the page's name change, the rest stays. */
export function localizedPath(pathname: string, locale: Locale): string {
  const parts = pathname.split('/').filter(Boolean);
  if (locales.some((known) => known === parts[0])) parts.shift();
  const [segment = '', rest] = parts;
  const isNamed = (names: Record<Locale, string>) => Object.values(names).includes(segment);
  if (isNamed(mapSegment)) return paths.map(locale, rest);
  if (isNamed(impactSegment)) return paths.impact(locale);
  if (!isNamed(storiesSegment)) return paths.home(locale);
  return rest === undefined ? paths.stories(locale) : paths.story(locale, decodeURIComponent(rest));
}
