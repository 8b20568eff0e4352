import { describe, expect, test } from 'vitest';
import type { UpdateLog } from '../update-log.ts';

/** What every log must do; `make` gives one with an existing document, and the id of one that does not exist. */
export function updateLogContract(
  name: string,
  make: () => Promise<{ log: UpdateLog; docId: string; absentId: string; first: Uint8Array }>,
): void {
  const entry = (docId: string, ...bytes: number[]) => ({
    docId,
    update: Uint8Array.from(bytes),
    author: 'seat:a',
    at: new Date(0),
  });

  describe(`update log: ${name}`, () => {
    test('gives back what was appended, in order, after what was there first', async () => {
      const { log, docId, first } = await make();
      await log.append([entry(docId, 1), entry(docId, 2, 3)]);
      await log.append([entry(docId, 0, 255)]);
      const loaded = await log.load(docId);
      expect(loaded?.updates.map((update) => [...update])).toEqual([[...first], [1], [2, 3], [0, 255]]);
    });

    test('tells an absent document from an empty one', async () => {
      const { log, docId, absentId } = await make();
      expect(await log.load(absentId)).toBeUndefined();
      expect(await log.history(absentId)).toEqual([]);
      expect(await log.end(absentId)).toBe(0);
      // What else is in the same append is not held back by it.
      expect(await log.append([entry(absentId, 1), entry(docId, 7)])).toEqual({ gone: [absentId] });
      expect(await log.load(absentId)).toBeUndefined();
      expect((await log.load(docId))?.updates.at(-1)).toEqual(Uint8Array.of(7));
    });

    test('loses nothing of two that append at once', async () => {
      const { log, docId } = await make();
      await Promise.all(
        Array.from({ length: 40 }, (_, index) => log.append([entry(docId, 1, index), entry(docId, 2, index)])),
      );
      const loaded = await log.load(docId);
      expect(new Set(loaded?.updates.slice(1).map((update) => update.join())).size).toBe(80);
      expect(loaded?.updates).toHaveLength(81);
    });

    test('tells its history: who, when and in which order, up to any place', async () => {
      const { log, docId } = await make();
      await log.append([entry(docId, 1), { ...entry(docId, 2), author: 'user:b', at: new Date(1_700_000_000_123) }]);
      const [first, second, third, ...rest] = await log.history(docId);
      expect(rest).toEqual([]);
      expect(third).toMatchObject({ author: 'user:b', at: new Date(1_700_000_000_123), update: Uint8Array.of(2) });
      expect(second).toMatchObject({ author: 'seat:a', at: new Date(0) });
      expect(await log.history(docId, second?.seq)).toEqual([first, second]);
      const page = (after: number | undefined, most: number, upTo?: number) =>
        log.history(docId, upTo, { after: after ?? 0, most });
      expect(await page(0, 2)).toEqual([first, second]);
      expect(await page(second?.seq, 2)).toEqual([third]);
      expect(await page(first?.seq, 2, second?.seq)).toEqual([second]);
      expect(await page(third?.seq, 2)).toEqual([]);
      expect(await log.end(docId)).toBe(third?.seq);
    });

    test('loads a snapshot and what came after it; the log itself stays whole', async () => {
      const { log, docId, absentId, first } = await make();
      await log.append([entry(docId, 1)]);
      const upTo = await log.end(docId);
      await log.append([entry(docId, 2)]);
      await log.saveSnapshot(docId, { state: Uint8Array.of(9, 9), upTo });
      const bytes = (of: { updates: readonly Uint8Array[] } | undefined) => of?.updates.map((update) => [...update]);
      const loaded = await log.load(docId);
      expect(loaded?.snapshot).toEqual(Uint8Array.of(9, 9));
      expect(bytes(loaded)).toEqual([[2]]);
      const whole = await log.load(docId, { snapshot: false });
      expect(whole?.snapshot).toBeUndefined();
      expect(bytes(whole)).toEqual([[...first], [1], [2]]);
      // Two processes may make one at the same time: the one that reaches further stays.
      await log.saveSnapshot(docId, { state: Uint8Array.of(3), upTo: upTo - 1 });
      expect((await log.load(docId))?.snapshot).toEqual(Uint8Array.of(9, 9));
      await log.saveSnapshot(docId, { state: Uint8Array.of(4), upTo: await log.end(docId) });
      expect(await log.load(docId)).toMatchObject({ snapshot: Uint8Array.of(4), updates: [] });
      await log.saveSnapshot(absentId, { state: Uint8Array.of(4), upTo: 1 });
      expect(await log.load(absentId)).toBeUndefined();
    });

    test('tells what came after a place, and where it ends now', async () => {
      const { log, docId } = await make();
      const before = await log.end(docId);
      expect(await log.tail(docId, before)).toEqual({ updates: [], upTo: before });
      await log.append([entry(docId, 1), entry(docId, 2)]);
      const { updates, upTo } = await log.tail(docId, before);
      expect(updates.map((update) => [...update])).toEqual([[1], [2]]);
      expect(upTo).toBe(await log.end(docId));
      expect(await log.tail(docId, upTo)).toEqual({ updates: [], upTo });
    });

    test('its end is final: what two append at once is before it or after it, never lost between', async () => {
      const { log, docId } = await make();
      const appending = Array.from({ length: 30 }, (_, index) => log.append([entry(docId, index)]));
      const ends = [];
      for (let n = 0; n < 10; n++) {
        const upTo = await log.end(docId);
        ends.push({ upTo, before: (await log.history(docId, upTo)).length });
      }
      await Promise.all(appending);
      for (const { upTo, before } of ends) expect(await log.history(docId, upTo)).toHaveLength(before);
    });
  });
}
