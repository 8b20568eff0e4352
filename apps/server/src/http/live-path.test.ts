import { expect, test } from 'vitest';
import { isLivePath } from './live-path.ts';

test.each([
  '/j/ABCDEF',
  '/j/ABCDEF/write/__data.json?x',
  '/p/1',
  '/desk',
  '/co/1',
  '/_app/immutable/x.js',
  '/x/../desk',
])('%s is live', (url) => expect(isLivePath(url)).toBe(true));

test.each([
  '/',
  '/tarinat',
  '/sv/berattelser/x',
  '/__data.json',
  '/sv/__data.json',
  '/nothing',
  '/desk/../kartta?x',
  '/j/%2e%2e/tarinat',
  '/j\\..\\..\\tarinat',
  '//kartta',
  '/%74arinat',
  '/desks',
  'http://elsewhere/desk',
  '*',
])('%s is not', (url) => expect(isLivePath(url)).toBe(false));
