import { paths, storiesSegment } from '@uskalla/contracts/wire';
import { locales, type Locale } from '@uskalla/domain';

/** The same page of the library in another language: prefix and the word for stories change, the rest stays. */
export function localizedPath(pathname: string, locale: Locale): string {
  const parts = pathname.split('/').filter(Boolean);
  if (locales.some((known) => known === parts[0])) parts.shift();
  const [segment, slug] = parts;
  if (segment === undefined || !Object.values(storiesSegment).includes(segment)) return paths.home(locale);
  return slug === undefined ? paths.stories(locale) : paths.story(locale, decodeURIComponent(slug));
}
