import type { StoryView } from '@uskalla/contracts';

/** schema.org data about a story, as the text of a script element: nothing in it can close the element. */
export function structuredData(story: StoryView): string {
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Article',
    headline: story.title,
    url: story.url,
    inLanguage: story.language,
    datePublished: story.firstPublishedAt,
    dateModified: story.publishedAt,
    license: 'https://creativecommons.org/licenses/by/4.0/',
    isAccessibleForFree: true,
    contentLocation: {
      '@type': 'AdministrativeArea',
      name: story.facts.municipality.name,
      identifier: story.facts.municipality.code,
    },
    ...(story.names.length > 0 && { author: story.names.map((name) => ({ '@type': 'Person', name })) }),
    ...(story.facts.theme && {
      about: { '@type': 'DefinedTerm', '@id': story.facts.theme.uri, name: story.facts.theme.name },
    }),
    articleBody: story.answers.map(({ question, text }) => `${question.text}\n${text}`).join('\n\n'),
  };
  return JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
