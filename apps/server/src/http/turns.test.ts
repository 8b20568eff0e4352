import { faultCodeOf } from '@uskalla/domain';
import { expect, test } from 'vitest';
import { createTurns } from './turns.ts';

/** Takes a turn, tells its name when it has it, and gives it back when told to. */
function crowd(limits: Parameters<typeof createTurns>[0]) {
  const turns = createTurns(limits);
  const served: string[] = [];
  const givers = new Map<string, () => void>();
  return {
    served,
    async ask(who: string, name: string): Promise<string | undefined> {
      try {
        givers.set(name, await turns.take(who));
        served.push(name);
        return name;
      } catch (error) {
        return faultCodeOf(error);
      }
    },
    async give(name: string) {
      givers.get(name)?.();
      await settled();
    },
  };
}
const settled = () => new Promise<void>((resolve) => setTimeout(resolve, 5));
const roomy = { atOnce: 1, mostOfOne: 10, mostOfAll: 100 };

test('so many at once, the others after them', async () => {
  const { ask, give, served } = crowd({ ...roomy, atOnce: 2 });
  for (const name of ['a', 'b', 'c', 'd']) void ask('one', name);
  await settled();
  expect(served).toEqual(['a', 'b']);
  await give('b');
  // Given back a second time, it is nobody's.
  await give('b');
  expect(served).toEqual(['a', 'b', 'c']);
  await give('a');
  await give('c');
  await give('d');
  expect(await ask('one', 'e')).toBe('e');
});

test('who asks for much waits for themselves', async () => {
  const { ask, give, served } = crowd(roomy);
  for (let number = 0; number < 5; number++) void ask('crawler', `c${number}`);
  void ask('reader', 'r0');
  void ask('other', 'o0');
  void ask('reader', 'r1');
  await settled();
  for (const name of ['c0', 'c1', 'r0', 'o0', 'c2', 'r1', 'c3']) await give(name);
  expect(served).toEqual(['c0', 'c1', 'r0', 'o0', 'c2', 'r1', 'c3', 'c4']);
});

test('a line that is full ends for whose it is, and all of them for everybody', async () => {
  const { ask, give, served } = crowd({ atOnce: 1, mostOfOne: 2, mostOfAll: 3 });
  for (const name of ['a', 'b', 'c']) void ask('one', name);
  expect(await ask('one', 'd')).toBe('too_many_requests');
  void ask('two', 'e');
  expect(await ask('three', 'f')).toBe('too_many_requests');
  await settled();
  await give('a');
  void ask('three', 'g');
  for (const name of ['b', 'e', 'c']) await give(name);
  expect(served).toEqual(['a', 'b', 'e', 'c', 'g']);
});

test('whatever else has arrived is looked at between two turns', async () => {
  const turns = createTurns(roomy);
  const seen: string[] = [];
  const work = async (name: string) => {
    const giveBack = await turns.take('one');
    seen.push(name);
    giveBack();
  };
  const all = Promise.all(['a', 'b', 'c'].map(work));
  setImmediate(() => seen.push('a letter'));
  await all;
  expect(seen.indexOf('a letter')).toBeLessThan(seen.indexOf('b'));
});
