import { expect, test } from 'vitest';
import { nextPath } from './next-path.ts';

const next = (value: string) => nextPath(new URL(`http://esimerkki.fi/desk/sign-in?next=${encodeURIComponent(value)}`));

test.each(['/desk', '/desk/new?after=x', '/curate/translate/tarina/sv'])('%s is gone on to', (path) => {
  expect(next(path)).toBe(path);
});

test.each([
  '',
  '//evil.example',
  '/desk//evil.example',
  '/desk/..//evil.example',
  '/desk\\evil.example',
  'https://evil.example/desk',
  'javascript:alert(1)',
  '/desk?x=//evil.example',
  '/desk\n//evil.example',
  '/stories',
  '/desk/@evil.example',
])('%j is not', (path) => {
  expect(next(path)).toBe('/desk');
});
