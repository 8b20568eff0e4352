import { randomUUIDv7 } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { ChangeFilter, ChangePlace, Locale, Story } from '@uskalla/domain';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../src/index.ts';
import { engines, revision } from './engines.ts';

const minute = (n: number) => new Date(Date.UTC(2026, 10, 1, 12, n));

for (const [name, open] of engines(10)) {
  describe(name, () => {
    let database: Database;
    let end: () => Promise<void>;
    const stories: Story[] = [];
    const tell = (at: Date, more: { language?: Locale; municipality?: string; theme?: string | null } = {}) =>
      database.repositories.stories.publish(
        {
          id: randomUUIDv7(),
          language: more.language ?? 'fi',
          example: false,
          firstPublishedAt: at,
          revision: revision({
            publishedAt: at,
            facts: {
              ...revision().facts,
              municipality: more.municipality ?? '091',
              theme: more.theme ?? null,
            },
          }),
        },
        'tarina',
        null,
      );

    beforeAll(async () => {
      ({ database, end } = await open());
      expect(await database.repositories.storyChanges.earliest()).toBeUndefined();
      // Four at one moment, so that only the id tells them apart.
      for (const at of [0, 1, 2, 2, 2, 2, 3]) stories.push(await tell(minute(at)));
      stories.push(await tell(minute(4), { language: 'sv', municipality: '638', theme: 'http://a.fi/p1' }));
      await database.drizzle.execute(sql`update story set changed_at = published_at`);
      // Two within one millisecond, as the database's own clock gives them; the later one has the smaller id.
      await database.drizzle.execute(
        sql`update story set changed_at = '2026-11-01T13:00:00.000002Z' where id = ${stories[0]?.id}`,
      );
      await database.drizzle.execute(
        sql`update story set changed_at = '2026-11-01T13:00:00.000001Z', withdrawn_at = '2026-11-01T13:00:00Z',
          withdrawn_reason = 'pyynnöstä' where id = ${stories[1]?.id}`,
      );
    });
    afterAll(() => end());

    const ids = (some: readonly { id: string }[]) => some.map(({ id }) => id);
    const everything = async (filter: Omit<ChangeFilter, 'limit' | 'after'>, limit: number) => {
      const found: string[] = [];
      for (let after: ChangePlace | undefined; ;) {
        const page = await database.repositories.storyChanges.changes({ ...filter, after, limit });
        found.push(...page.map(({ story }) => story.id));
        after = page.at(-1)?.place;
        if (page.length < limit) return found;
      }
    };

    test.each(['oldest first', 'newest first'] as const)('page by page, %s, each comes once', async (order) => {
      const [a, b, c, d, e, f, g, h] = ids(stories);
      const expected = [c, d, e, f, g, h, b, a];
      if (order === 'newest first') expected.reverse();
      for (const limit of [1, 2, 3, 100]) expect(await everything({ order }, limit)).toEqual(expected);
    });

    test('narrowed by time, place, theme and language', async () => {
      const order = 'oldest first';
      const [a, b, , , , , g, h] = ids(stories);
      expect(await everything({ order, since: minute(3) }, 2)).toEqual([g, h, b, a]);
      expect(await everything({ order, since: minute(3), before: minute(4) }, 2)).toEqual([g]);
      for (const narrowed of [{ municipality: '638' }, { theme: 'http://a.fi/p1' }, { language: 'sv' as const }]) {
        expect(await everything({ order, ...narrowed }, 2)).toEqual([h]);
      }
    });

    test('a withdrawn one is among the changes, and nowhere else', async () => {
      const { storyChanges } = database.repositories;
      const withdrawn = ids(stories)[1];
      const [, change] = await storyChanges.changes({ order: 'newest first', limit: 2 });
      expect(change?.story).toMatchObject({ id: withdrawn, withdrawn: { reason: 'pyynnöstä' } });
      const told = ids(stories).filter((id) => id !== withdrawn);
      expect(ids(await storyChanges.told(null, 100))).toEqual(told);
      expect(ids(await storyChanges.addresses(null, 100))).toEqual(told);
      expect(ids(await storyChanges.told(told[2] ?? '', 2))).toEqual(told.slice(3, 5));
      expect(ids(await storyChanges.addresses(told[2] ?? '', 2))).toEqual(told.slice(3, 5));
    });

    test('the first and the last change', async () => {
      const { storyChanges } = database.repositories;
      expect(await storyChanges.earliest()).toEqual(minute(2));
      expect(await storyChanges.latest()).toEqual(new Date('2026-11-01T13:00:00Z'));
    });
  });
}
