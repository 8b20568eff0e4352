import { expect, test } from 'vitest';
import { readValid } from '../../tests/grammars/valid.ts';
import { createPartition } from './partition.ts';
import { sitemapIndex, sitemapOfPages, sitemapOfStories, urlsetBegin, urlsetEnd } from './sitemap.ts';

const baseUrl = 'https://kirjasto.example';

test('the index, the pages and a part are valid, each story in three languages that name each other', () => {
  const index = readValid(sitemapIndex([`${baseUrl}/sitemap-stories.xml?after=a&b`]), 'sitemap');
  expect(index.texts('//s:loc')).toEqual([`${baseUrl}/sitemap-stories.xml?after=a&b`]);
  const collections = [{ slug: 'rohkeat', changedAt: new Date('2026-11-25T10:00:00Z') }];
  const pages = readValid(sitemapOfPages(baseUrl, collections), 'sitemap').texts('//s:loc');
  expect(new Set(pages).size).toBe(pages.length);
  const some = ['/', '/sv/berattelser', '/en/map/01', '/vaikutus', '/en/curation', '/kokoelmat/rohkeat'];
  expect(pages).toEqual(expect.arrayContaining(some.map((path) => baseUrl + path)));
  const stories = [{ id: '1', slug: 'tarina', changedAt: new Date('2026-11-24T10:00:00Z') }];
  const part = readValid(urlsetBegin + sitemapOfStories(baseUrl, stories) + urlsetEnd, 'sitemap');
  const addresses = ['/tarinat/tarina', '/sv/berattelser/tarina', '/en/stories/tarina'].map((path) => baseUrl + path);
  expect(part.texts('//s:loc')).toEqual(addresses);
  expect(part.texts('//s:url[2]/xhtml:link/@href')).toEqual([...addresses, addresses[0]]);
  expect(part.texts('//s:lastmod')[0]).toBe('2026-11-24T10:00:00.000Z');
});

test('an empty part is one too', () => {
  expect(readValid(urlsetBegin + sitemapOfStories(baseUrl, []) + urlsetEnd, 'sitemap').texts('//s:url')).toEqual([]);
});

test('full parts are looked at once; many who ask at once make one look', async () => {
  const stories = Array.from({ length: 7 }, (_, n) => ({ id: String(n) }));
  const reads: (string | null)[] = [];
  const partition = createPartition((after) => {
    reads.push(after);
    return Promise.resolve(stories.filter(({ id }) => after === null || id > after).slice(0, 3));
  }, 3);
  expect(await Promise.all([partition.begins(), partition.begins()])).toEqual(Array(2).fill([null, '2', '5']));
  expect(reads).toEqual([null, '2', '5']);
  stories.push({ id: '7' }, { id: '8' });
  expect(await partition.begins()).toEqual([null, '2', '5', '8']);
  expect(reads.slice(3)).toEqual(['5', '8']);
});
