import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../src/index.ts';
import type { Handle } from '../src/engines/handle.ts';
import { createUpdateLog } from '../src/repositories/update-log.ts';
import { engines, makeWorkshop } from './engines.ts';

const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
const edit = (docId: string, byte: number) => ({
  docId,
  update: Uint8Array.of(byte),
  author: 'seat:x',
  at: new Date(),
});

for (const [name, open] of engines(13)) {
  describe(`the end of a log: ${name}`, () => {
    let database: Database;
    let end: () => Promise<void>;
    let drafts: string[];
    beforeAll(async () => {
      ({ database, end } = await open());
      ({ drafts } = await makeWorkshop(database, 3));
    });
    afterAll(() => end());

    // The embedded database has one process and one transaction at a time.
    test.skipIf(name === 'PGlite')(
      'it is found though others are never done with appending',
      async () => {
        const [draft = ''] = drafts;
        const handle = database.drizzle as Handle;
        let isFound = false;
        // Each holds what it appended for a while, and begins the next before the other has ended.
        const never = async (delay: number) => {
          await pause(delay);
          let appended = 0;
          for (const stop = performance.now() + 8_000; !isFound && performance.now() < stop; appended++) {
            await handle.transaction(async (tx) => {
              await createUpdateLog(tx as unknown as Handle).append([edit(draft, appended % 256)]);
              await pause(60);
            });
          }
          return isFound;
        };
        const writing = [0, 12, 24, 36, 48].map(never);
        await pause(200);
        const { updates, upTo } = await database.updateLog.tail(draft, 0);
        isFound = true;
        expect(updates.length).toBeGreaterThan(1);
        expect(upTo).toBeGreaterThan(0);
        // Found while they went on, and not because they had stopped.
        expect(await Promise.all(writing)).toEqual(writing.map(() => true));
      },
      20_000,
    );

    test('many append to the same drafts in any order, and whoever asks for the end hears of all before it', async () => {
      const logs = Array.from({ length: 4 }, () => database.updateLog);
      const rounds = 25;
      const append = async (log: (typeof logs)[number], shift: number) => {
        for (let round = 0; round < rounds; round++) {
          const turned = [...drafts.slice(shift % 3), ...drafts.slice(0, shift % 3)];
          expect(await log.append(turned.map((draft) => edit(draft, shift)))).toEqual({ gone: [] });
        }
      };
      const seen = drafts.map(() => 0);
      let isDone = false;
      const follow = async (draft: string, index: number) => {
        const { upTo: from } = await database.updateLog.tail(draft, 0);
        for (let after = from; ;) {
          const wasDone = isDone;
          const { updates, upTo } = await database.updateLog.tail(draft, after);
          seen[index] = (seen[index] ?? 0) + updates.length;
          after = upTo;
          if (wasDone) return;
          // The embedded database answers without the event loop going round.
          await pause(1);
        }
      };
      const following = Promise.all(drafts.map(follow));
      await pause(50);
      const before = await Promise.all(
        drafts.map(async (draft) => (await database.updateLog.tail(draft, 0)).updates.length),
      );
      await Promise.all(logs.map(append));
      isDone = true;
      await following;
      const after = await Promise.all(
        drafts.map(async (draft) => (await database.updateLog.tail(draft, 0)).updates.length),
      );
      expect(after.map((count, index) => count - (before[index] ?? 0))).toEqual(drafts.map(() => 4 * rounds));
      expect(seen).toEqual(drafts.map(() => 4 * rounds));
      expect(await database.updateLog.append([edit(randomUUID(), 1)])).toMatchObject({ gone: [expect.any(String)] });
    }, 60_000);
  });
}
