import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openDatabase, type Database } from '../src/index.ts';
import { knows, publishStory, revision } from './engines.ts';

/** Two processes on one PostgreSQL, each with an index of its own. */
let one: Database;
let other: Database;

beforeAll(async () => {
  const databaseUrl = inject('postgres')[12] ?? '';
  one = await openDatabase({ databaseUrl }, knows);
  other = await openDatabase({ databaseUrl }, knows);
});
afterAll(() => Promise.all([one.close(), other.close()]));

const titles = async (database: Database, q = '') =>
  (await database.repositories.stories.search({ q, limit: 50 })).items.map(({ title }) => title);
const publish = (database: Database, title: string) =>
  publishStory(database, 'fi', { title, texts: [], publishedAt: new Date() });
const entry = (storyId: string) => ({
  id: randomUUIDv7(),
  at: new Date(),
  by: 'Lähettiläs',
  act: 'story.withdraw' as const,
  title: '',
  storyId,
  collectionId: null,
  reason: 'Pyynnöstä.',
});

test('what one process publishes, changes, withdraws and removes, another finds so at once', async () => {
  expect(await titles(other)).toEqual([]);
  const { id } = await publish(one, 'Talkoot rannalla');
  expect(await titles(other, 'talkoissa')).toEqual(['Talkoot rannalla']);
  await one.repositories.stories.addRevision(id, revision({ number: 2, title: 'Siivous metsässä' }));
  expect(await titles(other, 'talkoissa')).toEqual([]);
  expect(await titles(other, 'siivousta')).toEqual(['Siivous metsässä']);
  await one.repositories.curation.withdraw(id, entry(id));
  expect(await titles(other)).toEqual([]);
  await one.repositories.curation.restore(id, entry(id));
  expect(await titles(other)).toEqual(['Siivous metsässä']);
  await one.repositories.storyLife.answerFollowUp(id, {
    month: 6,
    outcome: 'continues',
    text: '',
    answeredAt: new Date(),
  });
  expect((await other.repositories.stories.facets({})).facts).toEqual([{ value: 'later', count: 1 }]);

  await one.repositories.stories.publish(
    { id: randomUUIDv7(), language: 'fi', example: true, firstPublishedAt: new Date(), revision: revision() },
    '',
    null,
  );
  expect(await titles(other)).toHaveLength(2);
  await one.repositories.stories.removeExamples();
  expect(await titles(other)).toEqual(['Siivous metsässä']);
});

test('published by both at once, in the order in which they end: none is missed by either', async () => {
  const before = (await titles(one)).length;
  const rounds = 20;
  for (let round = 0; round < rounds; round++) {
    await Promise.all([publish(one, `Yksi ${round}`), publish(other, `Toinen ${round}`), titles(one), titles(other)]);
  }
  for (const database of [one, other]) {
    expect((await database.repositories.stories.search({ limit: 1 })).total).toBe(before + 2 * rounds);
  }
});
