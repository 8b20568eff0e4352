import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, Visitor, type Running } from './running.ts';

let running: Running;
let visitor: Visitor;
beforeAll(async () => {
  running = await startServer();
  visitor = new Visitor(running.url);
});
afterAll(() => running.stop());

test('a library of examples alone has done nothing yet; the map shows where they are', async () => {
  const impact = await visitor.json('GET', '/api/v1/impact.json', undefined, 200);
  const { totals, growth, regions, reuse, followUps, daring } = impact;
  expect(totals).toMatchObject({ stories: 0, municipalities: 0, allMunicipalities: 308, thanks: 0 });
  expect((totals as { examples: number }).examples).toBeGreaterThan(0);
  expect({ growth, reuse, daring }).toEqual({
    growth: [],
    reuse: { stories: 0, longestChain: 0, chains: [], between: [] },
    daring: null,
  });
  expect(regions).toHaveLength(19);
  expect(followUps).toMatchObject([
    { month: 6, asked: 0, silent: 0 },
    { month: 12, asked: 0, silent: 0 },
  ]);
  const places = await running.composition.services.libraryPlaces();
  expect(places.stories.get('091')).toBeGreaterThan(0);
});

test('each table is a file in the language of whoever asks', async () => {
  const answer = await visitor.ask('GET', '/api/v1/impact/regions.csv', undefined, { 'accept-language': 'sv' });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(answer.headers.get('content-disposition')).toContain('uskalla-kokeilla-regions.csv');
  const lines = (await answer.text()).trim().split('\r\n');
  expect(lines).toHaveLength(20);
  expect(lines[0]).toContain('Landskap');
  expect(lines.at(-1)).toContain('Österbotten');
});

test('there is no table of another name', async () => {
  const answer = await visitor.ask('GET', '/api/v1/impact/people.csv');
  expect(answer.status).toBe(404);
});
