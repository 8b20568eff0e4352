import { expect, test } from 'vitest';
import { createHeldReadings } from './held-readings.ts';

/** Readings that are answered by hand. */
function readings() {
  const asked: { answer: (value: string) => void; fail: (error: Error) => void }[] = [];
  const held = createHeldReadings(() => new Promise<string>((answer, fail) => asked.push({ answer, fail })));
  return { held, asked };
}
/** Whatever was waiting for a promise has gone on. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('whoever asks while nothing changes shares one reading', async () => {
  const { held, asked } = readings();
  const all = [held.of('a'), held.of('a')];
  asked[0]?.answer('one');
  expect(await Promise.all([...all, held.of('a')])).toEqual(['one', 'one', 'one']);
  expect(held.last('a')).toBe('one');
  expect(asked).toHaveLength(1);
});

test('a reading that a change overtook is given to those who asked before it, and to nobody later', async () => {
  const { held, asked } = readings();
  const before = held.of('a');
  held.stale('a');
  const after = [held.of('a'), held.of('a')];
  asked[0]?.answer('old');
  expect(await before).toBe('old');
  await settled();
  expect(asked).toHaveLength(2);
  asked[1]?.answer('new');
  expect(await Promise.all([...after, held.of('a')])).toEqual(['new', 'new', 'new']);
  held.allStale();
  const next = held.of('a');
  await settled();
  asked[2]?.answer('newest');
  expect(await next).toBe('newest');
});

test('one that failed is not held, and keeps nobody from the next', async () => {
  const { held, asked } = readings();
  const failed = held.of('a');
  held.stale('a');
  const next = held.of('a');
  asked[0]?.fail(new Error('away'));
  await expect(failed).rejects.toThrow('away');
  await settled();
  asked[1]?.answer('there');
  expect(await next).toBe('there');
});

test('what is put takes the place of a reading that is under way', async () => {
  const { held, asked } = readings();
  const before = held.of('a');
  held.put('a', 'put');
  asked[0]?.answer('read');
  expect(await before).toBe('read');
  await settled();
  expect(held.last('a')).toBe('put');
  expect(await held.of('a')).toBe('put');
});
