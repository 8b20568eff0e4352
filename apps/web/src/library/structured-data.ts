import { paths, pictureSize } from '@uskalla/contracts/wire';
import type { PhotoView, StoryView } from '@uskalla/contracts';
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
      license: ccBy,
      isAccessibleForFree: true,
      image: [
        ...story.photos.map(photoData),
        {
          '@type': 'ImageObject',
          url: baseUrl + paths.storyPicture(story.slug, story.revision),
          width: pictureSize.width,
          height: pictureSize.height,
        },
      ],
      publisher: publisher(baseUrl, locale),
      isPartOf: { '@id': websiteId(baseUrl) },
      contentLocation: {
        '@type': 'AdministrativeArea',
        name: facts.municipality.name,
        identifier: facts.municipality.code,
      },
      ...(story.names.length > 0 && { author: story.names.map((name) => ({ '@type': 'Person', name })) }),
      ...(facts.theme && { about: { '@type': 'DefinedTerm', '@id': facts.theme.uri, name: facts.theme.name } }),
      ...(story.translations.length > 0 && {
        workTranslation: story.translations.map(({ language }) => ({
          '@type': 'Article',
          inLanguage: language,
          url: baseUrl + paths.story(language, story.slug),
        })),
      }),
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

const ccBy = 'https://creativecommons.org/licenses/by/4.0/';

/** A photo as a JPEG, which whoever shows it elsewhere can read. */
function photoData({ url, alt, caption, credit, width, height, files }: PhotoView) {
  const inJpeg = files.find((file) => file.url === url)?.width ?? width;
  return {
    '@type': 'ImageObject',
    url,
    width: inJpeg,
    height: Math.round((height * inJpeg) / width),
    description: alt,
    ...(caption !== '' && { caption }),
    ...(credit !== '' && { creditText: credit }),
    license: ccBy,
  };
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
