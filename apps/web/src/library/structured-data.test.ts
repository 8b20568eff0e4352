import type { StoryView } from '@uskalla/contracts';
import jsonld from 'jsonld';
import { expect, test } from 'vitest';
import { storyData, websiteData } from './structured-data.ts';

const baseUrl = 'https://kirjasto.example';
const hostile = '</script><script>alert(1)</script><!-- \u2028&';
const story: StoryView = {
  id: '01890000-0000-7000-8000-000000000001',
  slug: 'tarina',
  url: `${baseUrl}/tarinat/tarina`,
  title: hostile,
  language: 'fi',
  example: false,
  answers: [{ question: { id: 'doing', tone: 'doing', text: hostile, hint: '' }, text: hostile }],
  facts: {
    municipality: { code: '091', name: 'Helsinki' },
    municipalityYear: 2026,
    theme: { uri: 'http://www.yso.fi/onto/yso/p10083', name: 'liikenne' },
    stage: null,
    time: null,
    teller: null,
    role: null,
  },
  names: [hostile],
  photos: [
    {
      id: '01890000-0000-7000-8000-000000000002',
      url: `${baseUrl}/photos/x/1200.jpg`,
      alt: hostile,
      caption: hostile,
      credit: hostile,
      width: 1600,
      height: 1000,
      files: [
        { url: `${baseUrl}/photos/x/1600.webp`, type: 'image/webp', width: 1600 },
        { url: `${baseUrl}/photos/x/1200.jpg`, type: 'image/jpeg', width: 1200 },
      ],
    },
  ],
  translations: [
    {
      language: 'sv',
      parts: [{ part: 'title', text: hostile, by: hostile, at: '2026-11-25T10:00:00.000Z', isStale: false }],
    },
  ],
  provenance: { workshop: null, date: null, writers: 2, template: 'true-story', templateVersion: 1 },
  revision: 3,
  firstPublishedAt: '2026-11-24T10:00:00.000Z',
  publishedAt: '2026-11-25T10:00:00.000Z',
  changedAt: '2026-11-25T10:00:00.000Z',
  licence: 'CC-BY-4.0',
};

/** What schema.org 29 gives each type, of what we say; `query-input` is what search engines read beside it. */
const properties: Readonly<Record<string, string>> = {
  Article:
    'headline url mainEntityOfPage identifier inLanguage datePublished dateModified license isAccessibleForFree image publisher isPartOf contentLocation author about isBasedOn workTranslation articleBody',
  BreadcrumbList: 'itemListElement',
  ListItem: 'position name item',
  ImageObject: 'url width height description caption creditText license',
  Organization: 'name url logo',
  Person: 'name',
  AdministrativeArea: 'name identifier',
  DefinedTerm: 'name',
  WebSite: 'name description url inLanguage image publisher potentialAction',
  SearchAction: 'target query-input',
  EntryPoint: 'urlTemplate',
};
const schema = 'https://schema.org/';

/** The nodes of some data by type, each checked; the vocabulary is at hand, so nothing is fetched. */
async function nodesOf(text: string): Promise<Record<string, Record<string, unknown>[]>> {
  const documentLoader = (url: string) => {
    expect(url).toBe('https://schema.org');
    return Promise.resolve({ documentUrl: url, document: { '@context': { '@vocab': schema } } });
  };
  const data = JSON.parse(text) as jsonld.JsonLdDocument;
  const nodes = (await jsonld.flatten(data, undefined, { documentLoader })) as unknown as Record<string, unknown>[];
  const typed = nodes.filter((node) => node['@type'] !== undefined);
  for (const node of typed) {
    const type = String(node['@type']).replace(schema, '');
    const known = properties[type]?.split(' ').map((name) => schema + name);
    expect(known, type).toBeDefined();
    expect(Object.keys(node).filter((name) => !name.startsWith('@') && !known?.includes(name))).toEqual([]);
  }
  return Object.groupBy(typed, (node) => String(node['@type']).replace(schema, '')) as never;
}

test('a story’s data are schema.org’s, and can’t close their script', async () => {
  const text = storyData(story, baseUrl, 'sv', `${baseUrl}/tarinat/toinen`);
  expect(text).not.toMatch(/[<>&\u2028]/);
  const nodes = await nodesOf(text);
  const article = nodes['Article']?.find((node) => node['@id'] === story.url);
  expect(article?.[`${schema}headline`]).toEqual([{ '@value': hostile }]);
  const translated = nodes['Article']?.find((node) => node !== article);
  expect(translated?.[`${schema}inLanguage`]).toEqual([{ '@value': 'sv' }]);
  expect(nodes['ListItem']).toHaveLength(3);
  const [photo, cover] = nodes['ImageObject'] ?? [];
  expect(photo?.[`${schema}url`]).toEqual([{ '@value': `${baseUrl}/photos/x/1200.jpg` }]);
  expect(photo?.[`${schema}height`]).toEqual([{ '@value': 750 }]);
  expect(photo?.[`${schema}creditText`]).toEqual([{ '@value': hostile }]);
  expect(cover?.[`${schema}url`]).toEqual([{ '@value': `${baseUrl}/og/tarina.png?v=3` }]);
});

test('the library says how it is searched', async () => {
  const nodes = await nodesOf(websiteData(baseUrl, 'en'));
  expect(nodes['EntryPoint']?.[0]?.[`${schema}urlTemplate`]).toEqual([
    { '@value': `${baseUrl}/en/stories?q={search_term_string}` },
  ]);
});
