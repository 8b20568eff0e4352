import { paths } from '@uskalla/contracts/wire';
import { locales } from '@uskalla/domain';
import { api } from '../matrix/api-door.ts';
import type { Door } from '../matrix/door.ts';

const reads = { guard: { action: 'library.read' }, where: 'one', allowed: '200' } as const;
const whole = { ...reads, isWhole: true } as const;
const form = () => ({ 'content-type': 'application/x-www-form-urlencoded' });

/** The library as programs read it: open to all, whatever else they are. */
export const libraryDoors: readonly Door[] = [
  api('GET /stories', { ...reads, asks: 'stories' }),
  api('GET /story-facets', { ...reads, asks: 'storyFacets' }),
  api('GET /suggestions', { ...reads, asks: 'suggestions', query: '?q=kou' }),
  api('GET /stories/:slug', { ...reads, asks: 'story' }),
  api('GET /impact.json', { ...reads, asks: 'impact' }),
  api('GET /impact/:table.csv', { ...reads, at: { table: () => 'regions' }, asks: 'impactTable' }),
  api('GET /openapi.json', { ...reads, guard: 'anyone' }),
  ...(['stories.jsonl', 'stories.csv', 'metadata.jsonl', 'dcat.jsonld'] as const).map((file) =>
    api(`GET ${paths.download(file)}`, whole),
  ),
  ...locales.flatMap((locale) => [
    api(`GET ${paths.feed(locale)}`, whole),
    api(`GET ${paths.libraryPicture(locale)}`, whole),
  ]),
  api('GET /robots.txt', { ...whole, guard: 'anyone' }),
  api('GET /sitemap.xml', whole),
  api('GET /sitemap-pages.xml', whole),
  api('GET /sitemap-stories.xml', whole),
  api('GET /oai', { ...whole, query: '?verb=Identify' }),
  api('POST /oai', { ...whole, body: () => 'verb=Identify', headers: form }),
  api('GET /og/:slug.png', whole),
  api('GET /photos/:id/:file', { ...whole, at: { id: ({ photo }) => photo, file: ({ photoFile }) => photoFile } }),
  api('GET /healthz', { ...whole, guard: 'anyone' }),
  api('GET /readyz', { ...whole, guard: 'anyone' }),
];
