import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mirrorSegments } from './mirror-segments.ts';

const cursor = (from: number, to: number) => ({ name: 'n', colour: '#000000', from, to });

test('the mirror holds the very text, whoever is where, also beyond its end', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 30 }),
      fc.array(fc.tuple(fc.integer({ min: -5, max: 40 }), fc.integer({ min: -5, max: 40 })), { maxLength: 5 }),
      (text, places) => {
        const segments = mirrorSegments(
          text,
          places.map(([from, to]) => cursor(from, to)),
        );
        expect(segments.map((segment) => (segment.kind === 'caret' ? '' : segment.text)).join('')).toBe(text);
        expect(segments.filter(({ kind }) => kind === 'caret')).toHaveLength(places.length);
      },
    ),
  );
});

test('a selection is marked, its caret at the moving end', () => {
  expect(mirrorSegments('abcd', [cursor(3, 1)])).toEqual([
    { kind: 'text', text: 'a' },
    { kind: 'caret', name: 'n', colour: '#000000' },
    { kind: 'selected', text: 'bc', colour: '#000000' },
    { kind: 'text', text: 'd' },
  ]);
});
