import { expect, test } from 'vitest';
import { withoutName } from './without-name.ts';

const without = (text: string, name: string, locale: 'fi' | 'sv' | 'en' = 'fi') => withoutName(text, name, locale, '…');

test.each([
  ['Matti Meikäläinen kertoi tämän.', '… kertoi tämän.'],
  ['Kysyimme Matilta ja Meikäläisen vaimolta.', 'Kysyimme … ja … vaimolta.'],
  ['Matti-setä tuli. Matille kahvia!', '… tuli. … kahvia!'],
  ['Mattoja oli monta, ja meikäläiset ihmettelivät.', 'Mattoja oli monta, ja meikäläiset ihmettelivät.'],
  ['MATTI huusi', '… huusi'],
])('in Finnish, in any case: %s', (text, expected) => {
  expect(without(text, 'Matti Meikäläinen')).toBe(expected);
});

test('in Swedish and English, with a genitive', () => {
  expect(without('Det var Annas idé, sade Anna.', 'Anna', 'sv')).toBe('Det var … idé, sade ….');
  expect(without('It was Anna’s idea.', 'Anna', 'en')).toBe('It was … idea.');
});

test('initials and short particles take nothing with them', () => {
  expect(without('Me ja De tulimme. A on kirjain.', 'A. de B.')).toBe('Me ja De tulimme. A on kirjain.');
  expect(without('Mikään ei muutu', '')).toBe('Mikään ei muutu');
});
