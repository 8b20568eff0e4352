import { expect, test } from 'vitest';
import { isReadingPath } from './is-reading-path.ts';

test.each([
  ['/', 'fi', true],
  ['/sv', 'sv', true],
  ['/tarinat', 'fi', true],
  ['/tarinat/ett-tva/versiot', 'fi', true],
  ['/en/map/17', 'en', true],
  // Other languages, feeds, and what is no page of the library.
  ['/sv', 'fi', false],
  ['/sv/tarinat', 'sv', false],
  ['/tarinat/atom.xml', 'fi', false],
  ['/desk', 'fi', false],
  ['/curate', 'fi', false],
  ['/api/v1/download/stories.csv', 'fi', false],
  ['/og/x.png', 'fi', false],
  ['/j/ABC123', 'fi', false],
] as const)('%s, read in %s: %s', (path, locale, expected) => expect(isReadingPath(path, locale)).toBe(expected));
