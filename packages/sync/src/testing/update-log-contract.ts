import { describe, expect, test } from 'vitest';
import type { UpdateLog } from '../update-log.ts';

/** What every log must do; `make` gives one with an existing document, and the id of one that does not exist. */
export function updateLogContract(
  name: string,
  make: () => Promise<{ log: UpdateLog; docId: string; absentId: string; first: Uint8Array }>,
): void {
  const entry = (...bytes: number[]) => ({ update: Uint8Array.from(bytes), author: 'seat:a', at: new Date(0) });

  describe(`update log: ${name}`, () => {
    test('gives back what was appended, in order, after what was there first', async () => {
      const { log, docId, first } = await make();
      await log.append(docId, [entry(1), entry(2, 3)]);
      await log.append(docId, [entry(0, 255)]);
      const loaded = await log.load(docId);
      expect(loaded?.updates.map((update) => [...update])).toEqual([[...first], [1], [2, 3], [0, 255]]);
    });

    test('tells an absent document from an empty one', async () => {
      const { log, absentId } = await make();
      expect(await log.load(absentId)).toBeUndefined();
      await expect(log.append(absentId, [entry(1)])).rejects.toThrow();
      expect(await log.load(absentId)).toBeUndefined();
    });

    test('loses nothing of two that append at once', async () => {
      const { log, docId } = await make();
      await Promise.all(
        Array.from({ length: 40 }, (_, index) => log.append(docId, [entry(1, index), entry(2, index)])),
      );
      const loaded = await log.load(docId);
      expect(new Set(loaded?.updates.slice(1).map((update) => update.join())).size).toBe(80);
      expect(loaded?.updates).toHaveLength(81);
    });
  });
}
