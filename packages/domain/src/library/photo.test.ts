import { expect, test } from 'vitest';
import { faultCodeOf } from '../fault.ts';
import { altMaxLength, movedBy, photoFiles, readPhotoWords } from './photo.ts';

const codeOf = (act: () => unknown) => {
  try {
    act();
    return 'done';
  } catch (error) {
    return faultCodeOf(error);
  }
};

test('a photo is told in words, on one line each', () => {
  expect(readPhotoWords({ alt: ' Laituri\n illalla\u202E ', caption: '', credit: ' Kunta ' })).toEqual({
    alt: 'Laituri illalla',
    caption: '',
    credit: 'Kunta',
  });
  const words = (alt: string) => () => readPhotoWords({ alt, caption: '', credit: '' });
  expect(codeOf(words(' \u200B\n'))).toBe('alt_needed');
  expect(codeOf(words('x'.repeat(altMaxLength)))).toBe('done');
  expect(codeOf(words('x'.repeat(altMaxLength + 1)))).toBe('text_too_long');
});

test.each([
  [1600, ['480.webp', '960.webp', '1600.webp', '1200.jpg']],
  [1200, ['480.webp', '960.webp', '1200.webp', '1200.jpg']],
  [1000, ['480.webp', '1000.webp', '1000.jpg']],
  [480, ['480.webp', '480.jpg']],
  [200, ['200.webp', '200.jpg']],
])('one of %i pixels is never enlarged', (width, names) => {
  expect(photoFiles({ width }).map(({ name }) => name)).toEqual(names);
});

test('moving one keeps the others in their order', () => {
  const ids = ['a', 'b', 'c'];
  expect(movedBy(ids, 'c', 'earlier')).toEqual(['a', 'c', 'b']);
  expect(movedBy(ids, 'a', 'later')).toEqual(['b', 'a', 'c']);
  expect(movedBy(ids, 'a', 'earlier')).toEqual(ids);
  expect(movedBy(ids, 'c', 'later')).toEqual(ids);
  expect(movedBy(ids, 'x', 'later')).toEqual(ids);
});
