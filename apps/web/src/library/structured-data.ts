import { paths, pictureSize } from '@uskalla/contracts/wire';
import type { StoryView } from '@uskalla/contracts';
import type { Locale } from '@uskalla/domain';
import * as m from '@uskalla/messages';

/**
 * schema.org data about a story and where its page is, as the text of a script element: nothing in it can close the element.
 * @param basedOn the address of the story that this one was begun from
 */
export function storyData(story: StoryView, baseUrl: string, locale: Locale, basedOn?: string): string {
  const { facts } = story;
  const page = baseUrl + paths.story(locale, story.slug);
  return scriptText([
    {
      '@type': 'Article',
      '@id': story.url,
      headline: story.title,
      url: story.url,
      mainEntityOfPage: page,
      identifier: `urn:uuid:${story.id}`,
      inLanguage: story.language,
      datePublished: story.firstPublishedAt,
      dateModified: story.publishedAt,
      license: 'https://creativecommons.org/licenses/by/4.0/',
      isAccessibleForFree: true,
      image: {
        '@type': 'ImageObject',
        url: baseUrl + paths.storyPicture(story.slug, story.revision),
        width: pictureSize.width,
        height: pictureSize.height,
      },
      publisher: publisher(baseUrl, locale),
      isPartOf: { '@id': websiteId(baseUrl) },
      contentLocation: {
        '@type': 'AdministrativeArea',
        name: facts.municipality.name,
        identifier: facts.municipality.code,
      },
      ...(story.names.length > 0 && { author: story.names.map((name) => ({ '@type': 'Person', name })) }),
      ...(facts.theme && { about: { '@type': 'DefinedTerm', '@id': facts.theme.uri, name: facts.theme.name } }),
      ...(basedOn !== undefined && { isBasedOn: basedOn }),
      articleBody: story.answers.map(({ question, text }) => `${question.text}\n${text}`).join('\n\n'),
    },
    {
      '@type': 'BreadcrumbList',
      itemListElement: [
        { name: m.product_name({}, { locale }), item: baseUrl + paths.home(locale) },
        { name: m.library_all_stories({}, { locale }), item: baseUrl + paths.stories(locale) },
        // The last one is where one is: it needs no address.
        { name: story.title },
      ].map((crumb, index) => ({ '@type': 'ListItem', position: index + 1, ...crumb })),
    },
  ]);
}

/** schema.org data about the library, and how it is searched. */
export function websiteData(baseUrl: string, locale: Locale): string {
  const search = `${baseUrl}${paths.stories(locale)}?q={search_term_string}`;
  return scriptText([
    {
      '@type': 'WebSite',
      '@id': websiteId(baseUrl),
      name: m.product_name({}, { locale }),
      description: m.library_intro({}, { locale }),
      url: baseUrl + paths.home(locale),
      inLanguage: locale,
      image: baseUrl + paths.libraryPicture(locale),
      publisher: publisher(baseUrl, locale),
      potentialAction: {
        '@type': 'SearchAction',
        target: { '@type': 'EntryPoint', urlTemplate: search },
        'query-input': 'required name=search_term_string',
      },
    },
  ]);
}

const websiteId = (baseUrl: string) => `${baseUrl}/#website`;

function publisher(baseUrl: string, locale: Locale) {
  return {
    '@type': 'Organization',
    '@id': `${baseUrl}/#publisher`,
    name: m.product_name({}, { locale }),
    url: `${baseUrl}/`,
    logo: `${baseUrl}/icon.svg`,
  };
}

function scriptText(graph: readonly object[]): string {
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': graph }).replace(
    /[<>&\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
