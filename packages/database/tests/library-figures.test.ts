import { dareBeforeAndAfter, newLiveState, readyAgendas, type Locale } from '@uskalla/domain';
import { eq, inArray } from 'drizzle-orm';
import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../src/index.ts';
import { followUp, story, workshop as workshops } from '../src/schema.ts';
import { engines, makeWorkshop, revision } from './engines.ts';

const now = new Date('2026-11-25T12:00:00Z');

for (const [name, open] of engines(8)) {
  describe(name, () => {
    let database: Database;
    let end: () => Promise<void>;
    beforeAll(async () => ({ database, end } = await open()));
    afterAll(() => end());

    type Told = { at: string; in: string; begunFrom?: string; example?: boolean };
    async function tell({ at, in: municipality, begunFrom, example = false }: Told): Promise<string> {
      const [id, firstPublishedAt] = [randomUUIDv7(), new Date(at)];
      const facts = { municipality, theme: null, stage: null, time: null, teller: null, role: null };
      const told = revision({ facts, publishedAt: firstPublishedAt });
      const language: Locale = 'fi';
      await database.repositories.stories.publish(
        { id, language, example, firstPublishedAt, revision: told, ...(begunFrom && { begunFrom }) },
        '',
        null,
      );
      return id;
    }
    const change = (ids: string[], values: Partial<typeof story.$inferInsert>) =>
      database.drizzle.update(story).set(values).where(inArray(story.id, ids));

    test('an empty library has no figures', async () => {
      const { byPlace, reuse, byMonth, chains, followUps, daring } = database.repositories.libraryFigures;
      for (const figures of [byPlace(), reuse(), byMonth(), chains(), followUps(now), daring()])
        expect(await figures).toEqual([]);
    });

    test('stories are counted by place, month, origin and what became of them; withdrawn ones nowhere', async () => {
      const example = await tell({ at: '2024-05-01T00:00:00Z', in: '091', example: true });
      // In Finland it is February already.
      const first = await tell({ at: '2025-01-31T22:30:00Z', in: '305', begunFrom: example });
      const second = await tell({ at: '2025-08-10T09:00:00Z', in: '205', begunFrom: first });
      const third = await tell({ at: '2026-11-10T09:00:00Z', in: '305', begunFrom: second });
      const gone = await tell({ at: '2025-03-10T09:00:00Z', in: '853', begunFrom: first });
      const afterGone = await tell({ at: '2026-11-11T09:00:00Z', in: '205', begunFrom: gone });
      await change([gone], { withdrawnAt: now, withdrawnReason: 'pyynnöstä', thanks: 100 });
      await change([second, third], { thanks: 3 });
      await database.drizzle.insert(followUp).values([
        { storyId: first, month: 6, outcome: 'continues', text: '', answeredAt: now },
        { storyId: first, month: 12, outcome: 'of a later version', text: '', answeredAt: now },
        { storyId: gone, month: 6, outcome: 'stopped', text: '', answeredAt: now },
      ]);
      const figures = database.repositories.libraryFigures;
      const sorted = <T>(rows: T[], by: (row: T) => string) => rows.sort((a, b) => (by(a) < by(b) ? -1 : 1));

      expect(sorted(await figures.byPlace(), ({ municipality }) => municipality)).toEqual([
        { municipality: '091', stories: 0, examples: 1, thanks: 0 },
        { municipality: '205', stories: 2, examples: 0, thanks: 3 },
        { municipality: '305', stories: 2, examples: 0, thanks: 3 },
      ]);
      expect(sorted(await figures.reuse(), ({ from }) => from)).toEqual([
        { from: '091', to: '305', count: 1 },
        { from: '205', to: '305', count: 1 },
        { from: '305', to: '205', count: 1 },
      ]);
      expect(await figures.byMonth()).toEqual([
        { month: '2025-02', stories: 1, municipalities: 1 },
        { month: '2025-08', stories: 1, municipalities: 1 },
        { month: '2026-11', stories: 2, municipalities: 0 },
      ]);
      expect(await figures.chains()).toEqual([
        { length: 1, stories: 1 },
        { length: 2, stories: 1 },
        { length: 3, stories: 1 },
      ]);
      expect(sorted(await figures.followUps(now), (row) => `${row.month} ${row.outcome}`)).toEqual([
        { month: 12, outcome: null, count: 1 },
        { month: 12, outcome: 'unknown', count: 1 },
        { month: 6, outcome: 'continues', count: 1 },
        { month: 6, outcome: null, count: 1 },
      ]);
      await change([first, second, third, afterGone, example], { withdrawnAt: now });
      expect(await figures.byPlace()).toEqual([]);
    });

    test('daring is summed over whole closed workshops, from five people before and after', async () => {
      const { before, after } = dareBeforeAndAfter(newLiveState(readyAgendas.ninety, 0).agenda);
      const hold = async (answers: { before: number[]; after: number[] }, more: object = {}) => {
        const { workshop } = await makeWorkshop(database, 1);
        for (const [activity, levels] of [
          [before ?? '', answers.before],
          [after ?? '', answers.after],
        ] as const) {
          for (const [index, number] of levels.entries()) {
            const by = `${activity}-${index}`;
            const given = { activity, by, item: '', number, text: '', isApproved: true, at: now };
            await database.repositories.contributions.change(workshop.id, activity, by, () => [given]);
          }
        }
        const set = { status: 'closed', closedAt: now, ...more };
        await database.drizzle.update(workshops).set(set).where(eq(workshops.id, workshop.id));
      };
      const daring = async () =>
        (await database.repositories.libraryFigures.daring()).sort((a, b) => a.level - b.level);

      await hold({ before: [1, 1, 2, 2], after: [5, 5, 5, 5, 5] });
      await hold({ before: [1, 1, 2, 2, 3], after: [5, 5, 5, 5] });
      await hold({ before: [1, 1, 1, 1, 1], after: [5, 5, 5, 5, 5] }, { rehearsal: true });
      await hold({ before: [1, 1, 1, 1, 1], after: [5, 5, 5, 5, 5] }, { status: 'open' });
      expect(await daring()).toEqual([]);

      await hold({ before: [1, 2, 2, 2, 3], after: [3, 3, 4, 4, 5, 5] });
      expect(await daring()).toEqual([
        { level: 1, before: 1, after: 0 },
        { level: 2, before: 3, after: 0 },
        { level: 3, before: 1, after: 2 },
        { level: 4, before: 0, after: 2 },
        { level: 5, before: 0, after: 2 },
      ]);
    });
  });
}
