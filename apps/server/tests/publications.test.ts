import { parse } from 'csv-parse/sync';
import { openDatabase, type Database } from '@uskalla/database';
import { startPostgres, type TestPostgres } from '@uskalla/database/testing';
import type { Locale } from '@uskalla/domain';
import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exampleStories } from '../src/examples/example-stories.ts';
import { searchKnowledge } from '../src/knowledge.ts';
import { readValid } from './grammars/valid.ts';
import { startServer, Visitor, type Running } from './running.ts';

const theme = 'http://www.yso.fi/onto/yso/p10083';
const total = 130;

let postgres: TestPostgres;
let database: Database;
let running: Running;
let anybody: Visitor;
const ids: string[] = [];
const slugs: string[] = [];

/** Published a second apart on one day; the first one is withdrawn. */
const publishedAt = (n: number) => new Date(Date.UTC(2030, 0, 1, 0, 0, n, 500));

beforeAll(async () => {
  postgres = await startPostgres();
  const databaseUrl = await postgres.newDatabase();
  running = await startServer({ DATABASE_URL: databaseUrl });
  anybody = new Visitor(running.url);
  database = await openDatabase({ databaseUrl }, searchKnowledge);
  const { stories } = database.repositories;
  await stories.removeExamples();
  const [sample] = exampleStories();
  if (!sample) throw new Error('there are no examples');
  for (let n = 0; n < total; n++) {
    const language: Locale = n === 2 ? 'sv' : 'fi';
    const facts = { ...sample.revision.facts, municipality: n === 1 ? '638' : '091', theme: n === 2 ? theme : null };
    const revision = { ...sample.revision, title: `Salainen ${n}`, facts, publishedAt: publishedAt(n) };
    const id = randomUUIDv7();
    const made = { id, language, example: false, firstPublishedAt: publishedAt(n), revision };
    ids.push(id);
    slugs.push((await stories.publish(made, `tarina-${n}`, null)).slug);
  }
  await database.drizzle.execute('update story set changed_at = published_at');
  await database.drizzle.execute(
    `update story set withdrawn_at = '2030-01-01T01:00:00Z', changed_at = '2030-01-01T01:00:00Z',
      withdrawn_reason = 'kertojan pyynnöstä' where id = '${ids[0]}'`,
  );
});
afterAll(async () => {
  await database.close();
  await running.stop();
  await postgres.stop();
});

const text = async (path: string) => (await anybody.ask('GET', path)).text();

describe('Atom', () => {
  const feed = async (path: string) => readValid(await text(path), 'atom');

  test('page by page, every story and every withdrawal comes once', async () => {
    const seen: string[] = [];
    let path: string | undefined = '/tarinat/atom.xml';
    for (let pages = 0; path !== undefined; pages++) {
      expect(pages).toBeLessThan(4);
      const page = await feed(path);
      seen.push(...page.texts('//a:entry/a:id | //at:deleted-entry/@ref'));
      path = page.texts('/a:feed/a:link[@rel="next"]/@href')[0]?.replace(running.url, '');
    }
    // Within a page, what is told comes before what is withdrawn.
    expect(seen.toSorted()).toEqual(ids.map((id) => `urn:uuid:${id}`).sort());
    expect(seen[0]).toBe(`urn:uuid:${ids.at(-1)}`);
  });

  test.each([
    ['/tarinat/atom.xml?municipality=638', 1],
    ['/sv/berattelser/atom.xml?theme=p10083', 2],
    [`/en/stories/atom.xml?theme=${encodeURIComponent(theme)}&language=sv`, 2],
  ])('%s', async (path, index) => {
    expect((await feed(path)).texts('//a:entry/a:id')).toEqual([`urn:uuid:${ids[index]}`]);
  });

  test.each(['municipality=999', 'theme=x', 'language=de', 'cursor=x', 'municipality=091&municipality=092'])(
    'what makes no sense is refused: %s',
    async (query) => {
      expect((await anybody.ask('GET', `/tarinat/atom.xml?${query}`)).status).toBe(400);
    },
  );

  test('it says what it is, is open to all, and is not sent twice', async () => {
    const { headers } = await anybody.ask('GET', '/tarinat/atom.xml');
    expect(headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    const again = await anybody.ask('GET', '/tarinat/atom.xml', undefined, {
      'if-none-match': headers.get('etag') ?? '',
    });
    expect(again.status).toBe(304);
  });
});

test('robots.txt names the site map, whose parts have every story that is told', async () => {
  const address = /^Sitemap: (.+)$/m.exec(await text('/robots.txt'))?.[1] ?? '';
  const read = async (url: string) => readValid(await text(url.replace(running.url, '')), 'sitemap');
  const parts = await Promise.all((await read(address)).texts('//s:sitemap/s:loc').map(read));
  const found = parts.flatMap((part) => part.texts('//s:loc'));
  expect(found).toContain(`${running.url}/sv`);
  expect(found.filter((url) => url.includes('/tarinat/'))).toEqual(
    slugs.slice(1).map((slug) => `${running.url}/tarinat/${slug}`),
  );
  expect((await anybody.ask('GET', '/sitemap-stories.xml?after=x')).status).toBe(400);
});

describe('OAI-PMH', () => {
  const ask = async (query: string) => readValid(await text(`/oai?${query}`), 'oai-pmh');
  const identifier = (n: number) => `oai:127.0.0.1:${ids[n]}`;

  test('Identify, ListMetadataFormats, ListSets', async () => {
    const identity = await ask('verb=Identify');
    expect(identity.texts('//o:earliestDatestamp')).toEqual(['2030-01-01T00:00:01Z']);
    expect(identity.texts('//o:baseURL')).toEqual([`${running.url}/oai`]);
    expect((await ask('verb=ListMetadataFormats')).texts('//o:metadataPrefix')).toEqual(['oai_dc']);
    expect((await ask('verb=ListSets')).texts('//o:setSpec')).toEqual(
      expect.arrayContaining(['language-sv', 'theme-p10083', 'municipality-091']),
    );
  });

  test.each(['ListRecords', 'ListIdentifiers'])(
    '%s gives everything once, the withdrawn one as deleted',
    async (verb) => {
      const first = await ask(`verb=${verb}&metadataPrefix=oai_dc`);
      const [token = ''] = first.texts('//o:resumptionToken');
      const second = await ask(`verb=${verb}&resumptionToken=${token}`);
      expect(second.texts('//o:resumptionToken')).toEqual(['']);
      expect(second.texts('//o:resumptionToken/@cursor')).toEqual(['100']);
      const seen = [first, second].flatMap((part) => part.texts('//o:header/o:identifier'));
      expect(seen).toEqual([...ids.keys()].map((n) => identifier((n + 1) % total)));
      expect(second.texts('//o:header[@status="deleted"]/o:identifier')).toEqual([identifier(0)]);
    },
  );

  test('a record, and what is left of a withdrawn one', async () => {
    const record = await ask(`verb=GetRecord&metadataPrefix=oai_dc&identifier=${identifier(2)}`);
    expect(record.texts('//o:setSpec')).toEqual(['language-sv', 'theme-p10083', 'municipality-091']);
    expect(record.texts('//dc:identifier')).toContain(`${running.url}/sv/berattelser/${slugs[2]}`);
    const withdrawn = await text(`/oai?verb=GetRecord&metadataPrefix=oai_dc&identifier=${identifier(0)}`);
    expect(readValid(withdrawn, 'oai-pmh').texts('//o:datestamp')).toEqual(['2030-01-01T01:00:00Z']);
    expect(withdrawn).not.toContain('Salainen');
  });

  test.each([
    ['from=2030-01-01T00:00:01Z&until=2030-01-01T00:00:03Z', [1, 2, 3]],
    ['from=2030-01-01&until=2030-01-01&set=municipality-638', [1]],
    ['set=language-sv', [2]],
    ['set=theme-p10083&from=2030-01-01', [2]],
  ])('%s', async (selection, expected) => {
    const list = await ask(`verb=ListIdentifiers&metadataPrefix=oai_dc&${selection}`);
    expect(list.texts('//o:identifier')).toEqual(expected.map(identifier));
  });

  test.each([
    ['', 'badVerb'],
    ['verb=List', 'badVerb'],
    ['verb=Identify&verb=Identify', 'badVerb'],
    ['verb=Identify&x=1', 'badArgument'],
    ['verb=GetRecord&metadataPrefix=oai_dc', 'badArgument'],
    ['verb=ListRecords', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=%00%3C', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2030-02-30', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=0000-01-01', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2030-01-01T00:00Z', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2030-01-01&until=2030-01-01T00:00:00Z', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&from=2030-01-02&until=2030-01-01', 'badArgument'],
    ['verb=ListRecords&metadataPrefix=oai_dc&resumptionToken=x', 'badArgument'],
    ['verb=ListRecords&resumptionToken=x', 'badResumptionToken'],
    ['verb=ListSets&resumptionToken=x', 'badResumptionToken'],
    ['verb=ListRecords&metadataPrefix=marc21', 'cannotDisseminateFormat'],
    ['verb=ListRecords&metadataPrefix=oai_dc&set=nothing', 'noRecordsMatch'],
    ['verb=ListRecords&metadataPrefix=oai_dc&until=2000-01-01', 'noRecordsMatch'],
    ['verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:127.0.0.1:x', 'idDoesNotExist'],
    ['verb=ListMetadataFormats&identifier=urn:x', 'idDoesNotExist'],
  ])('%s is %s, by POST too', async (query, code) => {
    const answer = await ask(query);
    expect(answer.texts('//o:error/@code')).toEqual([code]);
    const isEchoed = answer.texts('//o:request/@*').length > 0;
    expect(isEchoed).toBe(code !== 'badVerb' && code !== 'badArgument');
    const posted = await anybody.ask('POST', '/oai', query, { 'content-type': 'application/x-www-form-urlencoded' });
    expect(readValid(await posted.text(), 'oai-pmh').texts('//o:error/@code')).toEqual([code]);
  });
});

describe('the whole library as files', () => {
  const lines = async (file: string) =>
    (await text(`/api/v1/download/${file}`))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);

  test('every story that is told, once, as it is told by the API', async () => {
    const stories = await lines('stories.jsonl');
    expect(stories.map(({ id }) => id)).toEqual(ids.slice(1));
    const told = await anybody.ask('GET', `/api/v1/stories/${slugs[1]}`, undefined, { 'accept-language': 'fi' });
    expect(stories[0]).toEqual(await told.json());
  });

  test('as CSV, with a column for each question', async () => {
    const rows = parse(await text('/api/v1/download/stories.csv'), { bom: true, columns: true }) as Record<
      string,
      string
    >[];
    expect(rows.map(({ id }) => id)).toEqual(ids.slice(1));
    expect(rows[0]).toMatchObject({ municipality_code: '638', answer_doing: expect.stringMatching(/./) });
  });

  test('metadata alone has no text and no names', async () => {
    const [first, ...more] = await lines('metadata.jsonl');
    expect(more).toHaveLength(total - 2);
    expect(first).toMatchObject({ id: ids[1], licence: 'https://creativecommons.org/publicdomain/zero/1.0/' });
    expect(first).not.toHaveProperty('answers');
    expect(first).not.toHaveProperty('names');
  });

  test('a file is not sent again while nothing has changed', async () => {
    const { headers } = await anybody.ask('HEAD', '/api/v1/download/stories.csv');
    const again = { 'if-none-match': headers.get('etag') ?? '' };
    expect((await anybody.ask('GET', '/api/v1/download/stories.csv', undefined, again)).status).toBe(304);
  });

  test('they are described for data portals', async () => {
    expect(JSON.parse(await text('/api/v1/download/dcat.jsonld'))).toMatchObject({ '@type': 'dcat:Catalog' });
  });
});

test('a story has a picture, kept for ever at the address of its revision', async () => {
  const picture = await anybody.ask('GET', `/og/${slugs[1]}.png?v=1`);
  expect(picture.headers.get('content-type')).toBe('image/png');
  expect(picture.headers.get('cache-control')).toContain('immutable');
  expect(picture.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  const older = await anybody.ask('GET', `/og/${slugs[1]}.png?v=0`);
  expect(older.headers.get('cache-control')).not.toContain('immutable');
  const statuses = [`/og/${slugs[0]}.png`, '/og/nobody.png'].map(
    async (path) => (await anybody.ask('GET', path)).status,
  );
  expect(await Promise.all(statuses)).toEqual([410, 404]);
});

describe('the API', () => {
  test('is read from any page, without anybody’s cookies', async () => {
    for (const path of ['/stories', '/story-facets', `/stories/${slugs[1]}`, '/openapi.json']) {
      const { headers } = await anybody.ask('GET', `/api/v1${path}`, undefined, {
        origin: 'https://elsewhere.example',
      });
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.get('access-control-allow-credentials')).toBeNull();
      expect(headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
    }
    const asked = await anybody.ask('OPTIONS', '/api/v1/stories', undefined, {
      origin: 'https://elsewhere.example',
      'access-control-request-method': 'DELETE',
    });
    expect([asked.status, asked.headers.get('access-control-allow-methods')]).toEqual([204, 'GET,HEAD']);
    const closed = await anybody.ask('GET', '/api/v1/workshops', undefined, { origin: 'https://elsewhere.example' });
    expect(closed.headers.get('access-control-allow-origin')).toBeNull();
    expect(closed.headers.get('cache-control')).toBe('no-store');
  });

  test('does not send twice what has not changed', async () => {
    const path = `/api/v1/stories/${slugs[1]}`;
    const { headers } = await anybody.ask('GET', path);
    expect(headers.get('vary')).toContain('Accept-Language');
    const again = { 'if-none-match': headers.get('etag') ?? '' };
    expect((await anybody.ask('GET', path, undefined, again)).status).toBe(304);
    expect((await anybody.ask('GET', path, undefined, { ...again, 'accept-language': 'sv' })).status).toBe(200);
    const since = { 'if-modified-since': headers.get('last-modified') ?? '' };
    expect((await anybody.ask('GET', path, undefined, since)).status).toBe(304);
  });

  test('says of a withdrawn story when and why, and nothing of its text', async () => {
    const response = await anybody.ask('GET', `/api/v1/stories/${slugs[0]}`, undefined, { 'accept-language': 'en' });
    expect(response.status).toBe(410);
    const problem = await response.text();
    expect(JSON.parse(problem)).toMatchObject({
      code: 'story_withdrawn',
      withdrawn: { at: '2030-01-01T01:00:00.000Z', reason: 'kertojan pyynnöstä' },
    });
    expect(problem).not.toContain('Salainen');
  });
});
