import { describe, expect, test } from 'vitest';
import { localizedPath } from './localized-path.ts';
import { markWords } from './mark-words.ts';
import { paragraphs } from './paragraphs.ts';

describe('a stranger’s text', () => {
  const links = (text: string) =>
    paragraphs(text)
      .flat(2)
      .flatMap(({ href }) => (href === undefined ? [] : [href]));

  test('becomes paragraphs of lines', () => {
    expect(paragraphs('a\nb\n\n\n c')).toEqual([[[{ text: 'a' }], [{ text: 'b' }]], [[{ text: ' c' }]]]);
  });

  test.each([
    ['Katso https://www.hel.fi/x?a=1&b=2.', ['https://www.hel.fi/x?a=1&b=2']],
    ['(https://fi.wikipedia.org/wiki/Kunta_(Suomi))', ['https://fi.wikipedia.org/wiki/Kunta_(Suomi)']],
    ['"https://a.fi", https://b.fi!', ['https://a.fi/', 'https://b.fi/']],
  ])('has links where bare addresses are: %s', (text, expected) => expect(links(text)).toEqual(expected));

  test('is looked through once, however its addresses end', () => {
    const median = (text: string) => {
      const times = Array.from({ length: 5 }, () => {
        const began = performance.now();
        paragraphs(text);
        return performance.now() - began;
      });
      return times.sort((a, b) => a - b)[2] ?? 0;
    };
    const [plain, hostile] = ['a', ')'].map((letter) => median(`https://a.fi/${letter.repeat(20_000)}`));
    // Counted anew for each bracket, it was five thousand times as long.
    expect((hostile ?? 0) / Math.max(plain ?? 0, 0.01)).toBeLessThan(500);
    expect(links(`https://a.fi/(b))${')'.repeat(20_000)}`)).toEqual(['https://a.fi/(b)']);
  });

  test.each([
    'http://a.fi',
    'javascript:alert(1)',
    'JaVaScRiPt://a.fi',
    'data:text/html,x',
    'https://user:secret@a.fi',
    'https://localhost/x',
    '<a href="https:x">',
    'https://',
  ])('has none where they are not: %s', (text) => expect(links(text)).toEqual([]));

  test('is never lost, whatever is in it', () => {
    const text = 'a https://a.fi/ä🌊 <script>alert("x")</script> https://b.fi.';
    expect(
      paragraphs(text)
        .flat(2)
        .map((run) => run.text)
        .join(''),
    ).toBe(text);
  });
});

test.each([
  ['/', 'sv', '/sv'],
  ['/sv', 'fi', '/'],
  ['/tarinat', 'en', '/en/stories'],
  ['/sv/berattelser/ett-tva', 'fi', '/tarinat/ett-tva'],
  ['/en/stories/%C3%A4', 'sv', '/sv/berattelser/%C3%A4'],
  ['/kartta', 'sv', '/sv/karta'],
  ['/sv/karta/17', 'en', '/en/map/17'],
  ['/en/map/17', 'fi', '/kartta/17'],
  ['/vaikutus', 'en', '/en/impact'],
  ['/en/impact', 'sv', '/sv/effekter'],
  ['/elsewhere', 'en', '/en'],
] as const)('%s in %s is %s', (path, locale, expected) => expect(localizedPath(path, locale)).toBe(expected));

test('words that were looked for are marked, and the text stays the text', () => {
  const text = 'Palvelut: <b>Äänekosken</b> palvelutalo.';
  const parts = markWords(text, ['palvelut', 'äänekosken']);
  expect(parts.filter(({ isMarked }) => isMarked).map((part) => part.text)).toEqual(['Palvelut', 'Äänekosken']);
  expect(parts.map((part) => part.text).join('')).toBe(text);
  expect(markWords(text, [])).toEqual([{ text, isMarked: false }]);
});
