import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addCount, packWords, type Field } from './packed-words.ts';
import { choiceKinds, StoryIndex, type Choices, type IndexedStory } from './story-index.ts';

const none = { municipality: [], theme: [], stage: [], year: [], language: [], dared: [], failed: [], fact: [] };

type Made = {
  words?: Record<number, Field[]>;
  day?: number;
  thanks?: number;
  values?: Partial<IndexedStory['values']>;
};

function made(id: string, { words = {}, day = 1, thanks = 0, values = {} }: Made): IndexedStory {
  const counts = Object.entries(words).map(
    ([word, places]) => [Number(word), places.reduce((sum, field) => addCount(sum, field), 0)] as const,
  );
  return {
    id,
    publishedAt: Date.UTC(2026, 0, day),
    thanks,
    values: { ...none, ...values },
    words: packWords(new Map(counts)),
  };
}

function indexOf(stories: Record<string, Made>): StoryIndex {
  const index = new StoryIndex();
  for (const [id, story] of Object.entries(stories)) index.put(made(id, story));
  return index;
}

const word = (...same: number[]) => ({ same, within: [], share: 1 });
const ids = (index: StoryIndex, words: Parameters<StoryIndex['page']>[0], choices: Choices = {}) =>
  index.page(words, choices, undefined, 100).places.map(({ id }) => id);

describe('an index of stories', () => {
  test('finds by any form; the title over what went wrong over the rest; a compound after the word itself', () => {
    const index = indexOf({
      rest: { words: { 1: ['rest'] } },
      title: { words: { 2: ['title'] } },
      failed: { words: { 1: ['weighty'] } },
      compound: { words: { 3: ['rest'] } },
      other: { words: { 4: ['title'] } },
    });
    expect(ids(index, [{ same: [1, 2], within: [3], share: 1 }])).toEqual(['title', 'failed', 'rest', 'compound']);
    expect(ids(index, [word(9)])).toEqual([]);
  });

  test('all words, or all but one of several, or any', () => {
    const index = indexOf({ a: { words: { 1: ['rest'], 2: ['rest'] } }, b: { words: { 1: ['title'] } } });
    expect(ids(index, [word(1), word(2)])).toEqual(['a']);
    expect(ids(index, [word(1), word(2), word(3)])).toEqual(['a']);
    expect(ids(index, [word(1), word(3)])).toEqual(['b', 'a']);
    // What is chosen beside decides too: where it leaves none with all words, others are shown.
    index.put(made('b', { words: { 1: ['title'] }, values: { language: ['sv'] } }));
    expect(ids(index, [word(1), word(2)], { language: ['sv'] })).toEqual(['b']);
  });

  test('a rare word says more than one that all have', () => {
    const common = Object.fromEntries(
      Array.from({ length: 50 }, (_, number) => [`c${number}`, { words: { 1: ['rest'] } }]),
    );
    const index = indexOf({ ...(common as Record<string, Made>), x: { words: { 2: ['rest'] } } });
    expect(ids(index, [word(1), word(2)])[0]).toBe('x');
  });

  test('of two alike the more thanked and the newer comes first', () => {
    const words = { 1: ['rest'] as Field[] };
    const index = indexOf({ old: { words, day: 1 }, new: { words, day: 20 } });
    expect(ids(index, [word(1)])).toEqual(['new', 'old']);
    index.put(made('old', { words, day: 1, thanks: 9 }));
    expect(ids(index, [word(1)])).toEqual(['old', 'new']);
    expect(ids(index, undefined)).toEqual(['new', 'old']);
  });

  test('what is changed is found by its new words alone, what is removed by none', () => {
    const index = indexOf({ a: { words: { 1: ['rest'] } }, b: { words: { 1: ['rest'] }, day: 2 } });
    index.put(made('a', { words: { 2: ['rest'] } }));
    expect(ids(index, [word(1)])).toEqual(['b']);
    expect(ids(index, [word(2)])).toEqual(['a']);
    index.remove('b');
    expect(ids(index, undefined)).toEqual(['a']);
    expect(index.size).toBe(1);
    index.remove('b');
  });

  test('like another is what has the words of its title, or its theme', () => {
    const index = indexOf({
      it: { words: { 1: ['title'], 2: ['rest'] }, values: { theme: ['t'] } },
      both: { words: { 1: ['rest'] }, values: { theme: ['t'] } },
      words: { words: { 1: ['title'] }, values: { theme: ['u'] } },
      theme: { words: { 3: ['rest'] }, values: { theme: ['t'] } },
      neither: { words: { 3: ['rest'] } },
    });
    expect(index.related('it', [word(1)], 't', 9)).toEqual(expect.arrayContaining(['both', 'words', 'theme']));
    expect(index.related('it', [word(1)], 't', 9)).toHaveLength(3);
    expect(index.related('it', [word(1)], 't', 1)).toHaveLength(1);
  });

  test('a word that is everywhere makes no two alike where a rarer one is shared', () => {
    const many = Array.from({ length: 12_000 }, (_, number) => [`n${number}`, { words: { 1: ['title'] } }] as const);
    const index = indexOf({
      ...Object.fromEntries(many),
      alike: { words: { 2: ['rest'] } },
      it: { words: { 1: ['title'], 2: ['title'] } },
    });
    expect(index.related('it', [word(1), word(2)], undefined, 3)).toEqual(['alike']);
    // Where all are everywhere, the rarest of them is better than none.
    expect(index.related('it', [word(1)], undefined, 3)).toHaveLength(3);
  });

  test('whatever is put in, changed and taken out: pages and counts are those of a plain reading', () => {
    const values = fc.record({
      municipality: fc.constantFrom('005', '091', '564').map((one) => [one]),
      stage: fc.constantFrom([], ['idea'], ['ended']),
      dared: fc.subarray(['need', 'money', 'small']),
    });
    const act = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      day: fc.integer({ min: 1, max: 5 }),
      words: fc.subarray([1, 2, 3]),
      values,
      isRemoved: fc.boolean(),
    });
    const choices = fc.record(
      {
        municipality: fc.subarray(['005', '091', '999'], { minLength: 1 }),
        stage: fc.constantFrom(['idea'], ['stopped']),
        dared: fc.constantFrom(['need'], ['small']),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), choices, fc.integer({ min: 1, max: 4 }), (acts, chosen, limit) => {
        const index = new StoryIndex();
        const plain = new Map<string, (typeof acts)[number]>();
        for (const [at, one] of acts.entries()) {
          if (one.isRemoved) {
            index.remove(one.id);
            plain.delete(one.id);
          } else {
            index.put(made(one.id, { ...one, words: Object.fromEntries(one.words.map((n) => [n, ['rest']])) }));
            plain.set(one.id, one);
          }
          // Once in the middle, so that the order is kept and not only made.
          if (at === 10) index.page(undefined, {}, undefined, 1);
        }
        const has = (one: (typeof acts)[number], but?: string) =>
          choiceKinds.every((kind) => {
            const wanted = kind === but ? undefined : (chosen as Choices)[kind];
            const own: readonly string[] = { ...none, ...one.values }[kind];
            return !wanted || own.some((value) => wanted.includes(value));
          });
        const newest = [...plain.values()]
          .filter((one) => has(one))
          .sort((a, b) => b.day - a.day || (a.id < b.id ? 1 : -1))
          .map(({ id }) => id);
        const read: string[] = [];
        let after: Parameters<StoryIndex['page']>[2];
        for (;;) {
          const { places, total } = index.page(undefined, chosen, after, limit);
          expect(total).toBe(newest.length);
          if (places.length === 0) break;
          read.push(...places.map(({ id }) => id));
          after = places.at(-1);
        }
        expect(read).toEqual(newest);

        const withWord = [...plain.values()].filter((one) => has(one) && one.words.includes(2)).map(({ id }) => id);
        expect(ids(index, [word(2)], chosen).sort()).toEqual(withWord.sort());

        const counts = index.count(undefined, chosen);
        for (const kind of ['municipality', 'stage', 'dared'] as const) {
          const plainly = [...plain.values()]
            .filter((one) => has(one, kind))
            .flatMap((one) => one.values[kind] as string[]);
          expect(Object.fromEntries(counts[kind].map(({ value, count }) => [value, count]))).toEqual(
            Object.fromEntries([...Map.groupBy(plainly, (value) => value)].map(([value, all]) => [value, all.length])),
          );
        }
      }),
      { numRuns: 200 },
    );
  });
});
