import fc from 'fast-check';
import { sql } from 'drizzle-orm';
import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../src/index.ts';
import { refreshSearch } from '../src/repositories/stories.ts';
import { engines, knows, publishStory, revision } from './engines.ts';

for (const [name, open] of engines(1)) {
  describe(`search: ${name}`, () => {
    let database: Database;
    let end: () => Promise<void>;

    async function publish(
      title: string,
      texts: string[],
      more: object = {},
      language: 'fi' | 'sv' | 'en' = 'fi',
      day = 1,
    ) {
      const publishedAt = new Date(Date.UTC(2026, 0, day));
      const facts = { municipality: '005', theme: null, stage: null, time: null, teller: null, role: null, ...more };
      await publishStory(
        database,
        language,
        { title, texts, facts, publishedAt },
        title.toLowerCase().replace(/\W+/g, '-'),
      );
    }
    const titles = async (q: string, more = {}) =>
      (await database.repositories.stories.search({ q, limit: 50, ...more })).items.map(({ title }) => title);

    beforeAll(async () => {
      ({ database, end } = await open());
      await publish('Fiksu Kalasatama', ['Kokeilimme uusia palveluja satamassa.'], {
        municipality: '091',
        stage: 'practice',
      });
      await publish(
        'Yhteinen keittiö',
        ['Vanhuspalveluissa syödään yhdessä. Kokeilukulttuuri kasvoi.'],
        { stage: 'ended' },
        'fi',
        2,
      );
      await publish(
        'Ungdomarnas budget',
        ['Försöket gav de unga makt över pengarna.'],
        { municipality: '638' },
        'sv',
        3,
      );
      await publish('The meeting moved', ['We tried meeting residents at the rink.'], {}, 'en', 4);
      await publish('Kunta', ['Otsikossa se on, tekstissä ei.', '', '', 'Ei mitään.', ''], {}, 'fi', 5);
      await publish('Muu', ['Kunta mainitaan vain tässä.'], {}, 'fi', 6);
    });
    afterAll(() => end());

    test.each([
      ['kokeiluissa', 'Yhteinen keittiö'],
      ['Kalasatamassa', 'Fiksu Kalasatama'],
      ['kalasataman', 'Fiksu Kalasatama'],
      ['kokeilu', 'Yhteinen keittiö'],
      ['palvelut', 'Fiksu Kalasatama'],
      ['palvelu', 'Yhteinen keittiö'],
      ['Helsingissä', 'Fiksu Kalasatama'],
      ['Helsingfors', 'Fiksu Kalasatama'],
      ['försök', 'Ungdomarnas budget'],
      ['ungdom', 'Ungdomarnas budget'],
      ['meetings', 'The meeting moved'],
      ['KEITTIÖN', 'Yhteinen keittiö'],
    ])('%s finds %s', async (q, title) => expect(await titles(q)).toContain(title));

    test('what is nowhere is not found, and signs alone find nothing', async () => {
      expect(await titles('zyzzyva')).toEqual([]);
      expect(await titles('!!! &|')).toEqual([]);
    });

    test('where no story has all of the words, those with most of them come first', async () => {
      expect(await titles('kalasatama zyzzyva')).toEqual(['Fiksu Kalasatama']);
      expect((await titles('kunta kokeilukulttuuri keittiössä'))[0]).toBe('Yhteinen keittiö');
    });

    test('a word in the title ranks above one in the text; without words the newest comes first', async () => {
      expect((await titles('kunta'))[0]).toBe('Kunta');
      expect((await titles(''))[0]).toBe('Muu');
    });

    test('what was looked for is shown: the passage it is in, and which words of it', async () => {
      const { items } = await database.repositories.stories.search({ q: 'kokeilukulttuurin kasvu', limit: 5 });
      expect(items[0]).toMatchObject({
        title: 'Yhteinen keittiö',
        excerpt: expect.stringMatching(/^… Kokeilukulttuuri/),
      });
      expect(items[0]?.matched).toContain('kokeilukulttuuri');
      expect((await database.repositories.stories.search({ limit: 1 })).items[0]?.matched).toEqual([]);
    });

    test('stories stored by older rules are found by those of today, once made again', async () => {
      const { drizzle } = database;
      const before = await titles('kokeilukulttuurin');
      await drizzle.execute(sql`delete from search_word`);
      await drizzle.execute(sql`update story set search_version = 0, words = ''`);
      // Behind the library's back, so in words that nobody asked before.
      expect(await titles('kokeilukulttuureistamme')).toEqual([]);
      // Two processes that start at once share the work.
      const made = await Promise.all([refreshSearch(drizzle, knows), refreshSearch(drizzle, knows)]);
      expect(made.reduce((sum, one) => sum + one)).toBe((await titles('')).length);
      expect(await titles('kokeilukulttuurin')).toEqual(before);
      expect(await refreshSearch(drizzle, knows)).toBe(0);
    });

    test('filters combine', async () => {
      expect(await titles('', { municipalities: ['638'] })).toEqual(['Ungdomarnas budget']);
      expect(await titles('', { stage: 'ended' })).toEqual(['Yhteinen keittiö']);
      expect(await titles('keittiö', { municipalities: ['091'] })).toEqual([]);
    });

    test('choices are counted, each kind narrowed by the others and by the words', async () => {
      const { stories } = database.repositories;
      const all = await stories.facets({});
      expect(all.languages).toContainEqual({ value: 'fi', count: 4 });
      expect(all.years).toEqual([{ value: 2026, count: 6 }]);
      const ended = await stories.facets({ stage: 'ended' });
      expect(ended.municipalities).toEqual([{ value: '005', count: 1 }]);
      expect(ended.stages).toHaveLength(2);
      expect((await stories.facets({ q: 'kunnassa', language: 'fi' })).municipalities).toEqual([
        { value: '005', count: 2 },
      ]);
      expect((await stories.facets({ q: '!!!' })).languages).toEqual([]);
      expect(await titles('', { year: 2025 })).toEqual([]);
      expect(await titles('', { language: 'sv', year: 2026 })).toEqual(['Ungdomarnas budget']);
    });

    test('what made them dare and what went wrong are choices, by the words of these answers', async () => {
      await publish(
        'Pakon edessä',
        ['Teimme.', 'Meidän oli pakko.', '', 'Aikataulu petti.', ''],
        { time: '2025' },
        'fi',
        7,
      );
      expect(await titles('', { dared: 'need' })).toEqual(['Pakon edessä']);
      expect(await titles('', { dared: 'need', failed: 'time', fact: 'time' })).toEqual(['Pakon edessä']);
      expect(await titles('', { dared: 'need', failed: 'money' })).toEqual([]);
      const { dared, failed, facts } = await database.repositories.stories.facets({ dared: 'need' });
      expect(dared).toContainEqual({ value: 'need', count: 1 });
      expect(failed).toEqual([{ value: 'time', count: 1 }]);
      expect(facts).toEqual([{ value: 'time', count: 1 }]);
    });

    test.each(['', 'kokeilu'])('a list read page by page is the whole list, once (%s)', async (q) => {
      const { stories } = database.repositories;
      const whole = await titles(q);
      const paged: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await stories.search({ q, limit: 1, cursor });
        expect(page.total).toBe(whole.length);
        paged.push(...page.items.map(({ title }) => title));
        cursor = page.next ?? undefined;
      } while (cursor !== undefined);
      expect(paged).toEqual(whole);
    });

    test('no query raises, and no cursor but ours is taken', async () => {
      const { stories } = database.repositories;
      await fc.assert(
        fc.asyncProperty(
          fc.oneof(
            fc.string({ unit: 'binary', maxLength: 80 }),
            fc.constantFrom("'", "a':*", '\\', 'a\0b', '<->', 'x'.repeat(10_000), '🌊', '%_'),
          ),
          async (q) => {
            await stories.search({ q, limit: 5 });
          },
        ),
        { numRuns: 60 },
      );
      for (const cursor of ['x', 'W10', Buffer.from('["1e9","x","y"]').toString('base64url'), '☃']) {
        await expect(stories.search({ limit: 5, cursor })).rejects.toMatchObject({ code: 'bad_request' });
      }
      expect(await stories.bySlug('a\0b')).toBeUndefined();
    });

    test('examples go in one stroke, others stay', async () => {
      const before = (await titles('')).length;
      await database.repositories.stories.publish(
        {
          id: randomUUIDv7(),
          language: 'fi',
          example: true,
          firstPublishedAt: new Date(),
          revision: revision({ title: 'Esimerkki' }),
        },
        '',
        null,
      );
      expect(await database.repositories.stories.removeExamples()).toBe(1);
      expect(await titles('')).toHaveLength(before);
    });
  });
}
