import { expect, test } from 'vitest';
import { editDistance } from './edit-distance.ts';

test.each([
  ['kokeilu', 'kokeilu', 0],
  ['kokeilu', 'kokielu', 1],
  ['kirjasto', 'kirjsto', 1],
  ['kirjasto', 'kirrjasto', 1],
  ['kirjasto', 'kirjosto', 1],
  ['lapsi', 'lasi', 1],
  ['koulu', 'katu', 3],
  ['', 'abc', 3],
])('%s and %s: %i', (a, b, distance) => {
  expect(editDistance(a, b, 3)).toBe(distance);
  expect(editDistance(b, a, 3)).toBe(distance);
});

test('what is further than asked is just further', () => {
  expect(editDistance('koulu', 'katu', 1)).toBe(2);
  expect(editDistance('a', 'abcdef', 2)).toBe(3);
});
