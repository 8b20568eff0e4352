import { paths } from '@uskalla/contracts/wire';
import { baseLocale, locales, type Collection, type Locale, type StoryAddress } from '@uskalla/domain';
import { regions } from '@uskalla/places';
import { xmlBegin, xmlDocument, xmlElements, type XmlContent } from './xml.ts';

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** The index of all parts (sitemaps.org). */
export function sitemapIndex(addresses: readonly string[]): string {
  return xmlDocument({ sitemapindex: { '@xmlns': namespace, sitemap: addresses.map((loc) => ({ loc })) } });
}

/** All pages that are no story's: the front page, the list, the maps, the figures, what is done with stories, the collections. */
export function sitemapOfPages(
  baseUrl: string,
  collections: readonly Pick<Collection, 'slug' | 'changedAt'>[],
): string {
  const pages: ((locale: Locale) => string)[] = [
    paths.home,
    paths.stories,
    (locale) => paths.map(locale),
    ...regions.map(
      ({ code }) =>
        (locale: Locale) =>
          paths.map(locale, code),
    ),
    paths.impact,
    paths.curationLog,
  ];
  return [
    urlsetBegin,
    ...pages.map((page) => inEachLanguage(baseUrl, page)),
    ...collections.map(({ slug, changedAt }) =>
      inEachLanguage(baseUrl, (locale) => paths.collection(locale, slug), changedAt),
    ),
    urlsetEnd,
  ].join('');
}

/** What a list of addresses begins and ends with; between them, stories a portion at a time. */
export const urlsetBegin = `${xmlBegin}<urlset xmlns="${namespace}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n`;
export const urlsetEnd = '</urlset>\n';

export function sitemapOfStories(baseUrl: string, stories: readonly StoryAddress[]): string {
  return stories
    .map(({ slug, changedAt }) => inEachLanguage(baseUrl, (locale) => paths.story(locale, slug), changedAt))
    .join('');
}

/** A page once in each language, and each naming all of them: only then a search engine takes them for one page. */
function inEachLanguage(baseUrl: string, page: (locale: Locale) => string, changedAt?: Date): string {
  const alternate = (hreflang: string, locale: Locale): XmlContent => ({
    '@rel': 'alternate',
    '@hreflang': hreflang,
    '@href': baseUrl + page(locale),
  });
  const alternates = [...locales.map((locale) => alternate(locale, locale)), alternate('x-default', baseLocale)];
  const url = locales.map((locale) => ({
    loc: baseUrl + page(locale),
    ...(changedAt && { lastmod: changedAt.toISOString() }),
    'xhtml:link': alternates,
  }));
  return xmlElements({ url });
}
