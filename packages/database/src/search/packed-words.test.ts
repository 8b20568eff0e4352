import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addCount, countIn, fields, packWords, unpackWords } from './packed-words.ts';

describe('packed words', () => {
  test('come out as they went in, in ascending order', () => {
    const number = fc.oneof(fc.nat(300), fc.integer({ min: 1, max: 2 ** 31 - 1 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(number, fc.nat(255))), (pairs) => {
        const words = new Map(pairs);
        const out: [number, number][] = [];
        unpackWords(packWords(words), (word, counts) => out.push([word, counts]));
        expect(out).toEqual([...words].sort(([a], [b]) => a - b));
      }),
    );
  });

  test('a count is kept for each field, up to three', () => {
    let counts = 0;
    for (const field of ['title', 'rest', 'rest', 'about', 'about', 'about', 'about'] as const)
      counts = addCount(counts, field);
    expect(fields.map((field) => countIn(counts, field))).toEqual([1, 0, 2, 3]);
  });

  test('bytes that end in the middle of a word end nothing else', () => {
    const words: number[] = [];
    unpackWords(Uint8Array.of(5, 1, 0x80), (word) => words.push(word));
    expect(words[0]).toBe(5);
  });
});
