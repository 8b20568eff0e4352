import { describe, expect, test } from 'vitest';
import { hitsIn, hitsOf, passageOf } from './story-passage.ts';

const forms = (...all: string[]) => all.map((form, number) => ({ form, number }));

const isHit = hitsOf([
  { word: 'palvelut', same: forms('palvelujen'), within: forms('vanhuspalveluissa') },
  { word: 'yhdessä', same: forms(), within: forms() },
]);

describe('a passage', () => {
  test('is the first sentence with most of the words, and what follows it within its answer', () => {
    const texts = ['Söimme yhdessä. Alku.', 'Jotain. Vanhuspalveluissa istutaan yhdessä. Sitten laulettiin.', 'Muuta.'];
    expect(passageOf(texts, isHit)).toBe('… Vanhuspalveluissa istutaan yhdessä. Sitten laulettiin.');
    expect(passageOf(['Söimme yhdessä. Alku.'], isHit)).toBe('Söimme yhdessä. Alku.');
    expect(passageOf(['Ei mitään.', ''], isHit)).toBeUndefined();
  });

  test('is cut at a word, and never longer than asked', () => {
    const passage = passageOf([`Palvelujen ${'pitkä '.repeat(100)}`], isHit, 60) ?? '';
    expect(passage.length).toBeLessThanOrEqual(61);
    expect(passage).toMatch(/pitkä…$/);
  });

  test('its words are those looked for, by form or by beginning', () => {
    expect(hitsIn('Palvelujen, palvelutalo ja PALVELU; yhdessäolo', isHit)).toEqual([
      'palvelujen',
      'palvelutalo',
      'yhdessäolo',
    ]);
  });

  test('small words beside telling ones are not looked for', () => {
    const small = { word: 'de', same: forms('de', 'det'), within: forms() };
    const hit = hitsOf([small, { word: 'unga', same: forms('unga'), within: forms() }]);
    expect(hitsIn('Det gav de unga makt', hit)).toEqual(['unga']);
    expect(hitsIn('Det gav de unga makt', hitsOf([small]))).toEqual(['det', 'de']);
  });
});
