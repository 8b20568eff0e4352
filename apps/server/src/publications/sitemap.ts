import { paths } from '@uskalla/contracts/wire';
import { baseLocale, locales, type Locale, type StoryAddress } from '@uskalla/domain';
import { xmlBegin, xmlDocument, xmlElements, type XmlContent } from './xml.ts';

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** The index of all parts (sitemaps.org). */
export function sitemapIndex(addresses: readonly string[]): string {
  return xmlDocument({ sitemapindex: { '@xmlns': namespace, sitemap: addresses.map((loc) => ({ loc })) } });
}

/** The front page and the list, in each language. */
export function sitemapOfPages(baseUrl: string): string {
  const pages = [(locale: Locale) => paths.home(locale), (locale: Locale) => paths.stories(locale)];
  return urlsetBegin + pages.map((page) => inEachLanguage(baseUrl, page)).join('') + urlsetEnd;
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
