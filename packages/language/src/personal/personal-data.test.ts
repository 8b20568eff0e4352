import type { Locale } from '@uskalla/domain';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPersonalData } from './find-personal-data.ts';
import { findIdentityCodes } from './identity-codes.ts';

const places = new Set(
  'helsinki espoo salo lahti laihia tyrnävä kuopio tampere kalasatama oulu borgå vasa lapland finland'.split(' '),
);
const found = async (text: string, locale: Locale = 'fi') =>
  (await findPersonalData(text, locale, (word) => places.has(word))).map(({ text: it }) => it);

describe('identity codes', () => {
  // The agency's own examples of codes that belong to nobody, and made ones of each century's signs.
  test.each(['131052-308T', '131052–308T', '010199+8148', '010106A981M', '010106B981M', '131052y308t'])(
    '%s',
    (code) => {
      expect(findIdentityCodes(`Koodi ${code}.`).map(({ text }) => text)).toEqual([code]);
    },
  );
  test.each(['131052-308X', '311152-308T', '131352-308T', '131052-001T', '1131052-308T', '131052308T', '131052-308TA'])(
    'not %s',
    (code) => expect(findIdentityCodes(`Koodi ${code}.`)).toEqual([]),
  );
});

describe('how to reach somebody', () => {
  test.each([
    ['Soita 040 123 4567 tai (09) 310 1691.', ['040 123 4567', '(09) 310 1691']],
    ['Numero on +358 (0)50 1234567, vaihde 0295350000.', ['+358 (0)50 1234567', '0295350000']],
    ['Kirjoita: maija.m@kunta.fi, pekka(at)kunta.fi.', ['maija.m@kunta.fi', 'pekka(at)kunta.fi']],
    [
      'Koulukatu 5 B 12, Mannerheimintiellä 7 ja Vanha Turuntie 3a.',
      ['Koulukatu 5 B 12', 'Mannerheimintiellä 7', 'Vanha Turuntie 3a'],
    ],
    ['Vi bodde på Skolgatan 12.', ['Skolgatan 12']],
  ])('%s', async (text, expected) => expect(await found(text)).toEqual(expected));

  test('years, sums, dates and shares are none', async () => {
    const text =
      'Vuonna 2021 maksoi 12 000 euroa, 0,5 prosenttia, 24.11.2026. Alku 1.1.2020–31.12.2021, 1 200 350 €, klo 09.30, 00100 Helsinki, tie 45.';
    expect(await found(text)).toEqual([]);
  });
});

describe('names', () => {
  const told: [Locale, string, string[]][] = [
    ['fi', 'Rehtori Virtanen soitti, ja Matti Meikäläinen tuli mukaan.', ['Virtanen', 'Matti Meikäläinen']],
    ['fi', 'Kysyimme Kirsiltä ja Lindströmin Pekalta.', ['Kirsiltä', 'Lindströmin Pekalta']],
    ['fi', 'Anna-Liisa Korhosen idea oli hyvä, sanoi Jukka.', ['Anna-Liisa Korhosen', 'Jukka']],
    ['fi', 'Hanna keitti kahvia Mäkiselle.', ['Hanna', 'Mäkiselle']],
    ['fi', 'Ilman Johannesta emme olisi uskaltaneet.', ['Johannesta']],
    ['fi', 'Aamu Lehtosen luona alkoi hyvin. Sanoimme Toivolle kiitos.', ['Aamu Lehtosen', 'Toivolle']],
    ['fi', 'Kiitos Erkki Öörkin ja Päivi!', ['Erkki Öörkin', 'Päivi']],
    ['sv', 'Rektor Lindström ringde Kalle, och Annas idé var bra.', ['Lindström', 'Kalle', 'Annas']],
    ['sv', 'Vi frågade Maria Holmström.', ['Maria Holmström']],
    ['en', 'We asked Mary Smith and Jukka.', ['Mary Smith', 'Jukka']],
  ];
  test.each(told)('%s: %s', async (locale, text, expected) => expect(await found(text, locale)).toEqual(expected));

  const nobody: [Locale, string][] = [
    ['fi', 'Toivo kasvoi. Onni oli, että sade loppui. Ilo oli suuri. Meri on lähellä. Kaisla kasvoi rannassa.'],
    ['fi', 'Helsingissä, Salossa, Lahdessa ja Espoon kaupungissa. Kalasatamassa asukkaat päättivät.'],
    ['fi', 'Meillä ei ollut rahaa. Tee se ensi viikolla. Toinen ryhmä aloitti. Niin kävi. Moni lähti.'],
    ['fi', 'Teams ja Excel riittivät. Kesäkuussa Suomen Kuntaliitto kertoi tulokset. Pohjois-Savo oli mukana.'],
    ['sv', 'Stig fram! Vi började i maj. Vasa och Borgå var med. Ingen frågade. Skolan öppnade.'],
    ['en', 'Will it work? Mark the date. Hope grows. The council in Finland said no. May was cold.'],
  ];
  test.each(nobody)('nobody in %s: %s', async (locale, text) => expect(await found(text, locale)).toEqual([]));
});

test('places are those of the text, in its order, and never overlap', async () => {
  const piece = fc.constantFrom(
    'Matti ',
    '040 ',
    '1',
    '@',
    'katu ',
    'K',
    '131052-308T',
    'a.',
    ' ',
    '-',
    '+358',
    '😀',
    'Virtanen',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 60 }), async (pieces) => {
      const text = pieces.join('');
      let end = 0;
      for (const finding of await findPersonalData(text, 'fi', () => false)) {
        expect(finding.start).toBeGreaterThanOrEqual(end);
        expect(text.slice(finding.start, finding.end)).toBe(finding.text);
        end = finding.end;
      }
    }),
  );
});

// What makes patterns go back and forth: a quadratic one would take minutes, and the test would be ended.
test.each(['0', '040 ', 'a@', 'A', 'Aa ', 'a.', '(at)', 'Katu', 'Aa-', 'a.a@', '1-'])('no end of %j', async (unit) => {
  expect(Array.isArray(await findPersonalData(unit.repeat(20_000), 'fi', () => false))).toBe(true);
});
