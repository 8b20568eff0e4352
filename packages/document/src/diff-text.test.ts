import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffText } from './diff-text.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', 'ä', '🌊', '👩🏽‍🚒', '\n'), maxLength: 20 });

test('applied to the text before, a diff gives the text after, and never splits a pair', () => {
  fc.assert(
    fc.property(text, text, fc.nat(), (before, after, caret) => {
      const edit = diffText(before, after, caret % (after.length + 1));
      if (!edit) {
        expect(before).toBe(after);
        return;
      }
      const { index, remove, insert } = edit;
      expect(before.slice(0, index) + insert + before.slice(index + remove)).toBe(after);
      expect(insert.isWellFormed()).toBe(true);
      expect(before.slice(index, index + remove).isWellFormed()).toBe(true);
    }),
    { numRuns: 3000 },
  );
});

test('what is typed into a run of the same letter lands at the caret', () => {
  expect(diffText('aaa', 'aaaa', 2)).toEqual({ index: 1, remove: 0, insert: 'a' });
  expect(diffText('aaa', 'aa', 1)).toEqual({ index: 1, remove: 1, insert: '' });
});

test('one emoji replaced by a relative of it is replaced whole', () => {
  // 🌊 and 🌋 share their first half.
  expect(diffText('x🌊y', 'x🌋y', 3)).toEqual({ index: 1, remove: 2, insert: '🌋' });
});
