import { expect, test } from 'vitest';
import { readValid } from '../../tests/grammars/valid.ts';
import { atomFeed } from './atom.ts';
import { hostileText, sampleChange } from './sample-change.ts';

const about = {
  locale: 'fi',
  baseUrl: 'https://kirjasto.example',
  title: hostileText,
  links: { self: 'https://a.fi/2', first: 'https://a.fi/1', next: 'https://a.fi/3', page: 'https://a.fi' },
  now: new Date(0),
} as const;
/** What XML can hold of it. */
const held = hostileText.replace(/[^\n\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');

test('hostile text stays text, and the feed valid', () => {
  const feed = readValid(atomFeed({ ...about, changes: [sampleChange()] }), 'atom');
  expect(feed.texts('/a:feed/a:entry/a:title')).toEqual([held]);
  expect(feed.texts('/a:feed/a:entry/a:author/a:name')).toEqual([held]);
  const [html = ''] = feed.texts('//a:content');
  expect(html).toContain('&lt;script&gt;');
  expect(html).not.toContain('<script');
  expect(feed.texts('//a:entry/a:link[@rel="alternate"]/@hreflang')).toEqual(['fi', 'sv', 'en']);
  expect(feed.texts('/a:feed/a:link[@rel="next"]/@href')).toEqual(['https://a.fi/3']);
});

test('a withdrawn story is a deleted entry, without a word of its text', () => {
  const withdrawn = { at: new Date('2026-11-25T10:00:00Z'), reason: 'pyynnöstä ]]>' };
  const feed = readValid(atomFeed({ ...about, changes: [{ ...sampleChange(), told: null, withdrawn }] }), 'atom');
  expect(feed.texts('//a:entry')).toEqual([]);
  expect(feed.texts('//at:deleted-entry/@ref')).toEqual([`urn:uuid:${sampleChange().id}`]);
  expect(feed.texts('//at:comment')).toEqual([withdrawn.reason]);
});

test('an empty library has a valid feed', () => {
  expect(readValid(atomFeed({ ...about, changes: [] }), 'atom').texts('//a:entry')).toEqual([]);
});
