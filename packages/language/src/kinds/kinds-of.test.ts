import { daredKinds, failedKinds, type DaredKind, type FailedKind, type Locale } from '@uskalla/domain';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kindsOf } from './kinds-of.ts';
import { daredWords, failedWords } from './telling-words.ts';

const dared = (text: string, language: Locale) => kindsOf([{ question: 'dared', text }], language).dared;
const failed = (text: string, language: Locale) => kindsOf([{ question: 'failed', text }], language).failed;

describe('what made them dare', () => {
  test.each<[Locale, string, DaredKind[]]>([
    ['fi', 'Meidän oli pakko, kun koulu aiottiin lakkauttaa.', ['need']],
    ['fi', 'Rehtori antoi luvan eikä kysynyt enempää.', ['support']],
    ['fi', 'Saimme avustuksen, jolla palkattiin ohjaaja.', ['money']],
    ['fi', 'Asukkaat olivat toivoneet tätä vuosia.', ['wish']],
    ['fi', 'Kävimme opintomatkalla ja näimme, että se toimii muualla.', ['example']],
    ['fi', 'Alku oli niin pieni, että sen saattoi perua.', ['small']],
    ['fi', 'Kollegan kanssa uskalsi, yhdistyskin lähti mukaan.', ['together']],
    ['sv', 'Vi var tvungna, och chefen gav sitt stöd.', ['need', 'support']],
    ['sv', 'Grannkommunen hade redan gjort det, och eleverna önskade det.', ['wish', 'example']],
    ['en', 'A small grant, and a manager who trusted us.', ['support', 'money', 'small']],
    ['fi', 'Aurinko paistoi.', []],
  ])('%s: %s', (language, text, kinds) => expect(dared(text, language)).toEqual(kinds));
});

describe('what went wrong', () => {
  test.each<[Locale, string, FailedKind[]]>([
    ['fi', 'Aikataulu petti ja jouduimme odottamaan.', ['time']],
    ['fi', 'Budjetista loppui raha.', ['money']],
    ['fi', 'Osallistujia tuli vain kourallinen.', ['people']],
    ['fi', 'Unohdimme tiedottaa naapureille.', ['telling']],
    ['fi', 'Laitteet rikkoutuivat heti.', ['technology']],
    ['fi', 'Hankintalaki ja tietosuoja yllättivät.', ['rules']],
    ['fi', 'Kukaan ei tiennyt, kenen vastuulla se on.', ['people', 'telling', 'owner']],
    ['fi', 'Naapurit vastustivat ja valittivat.', ['resistance']],
    ['fi', 'Lumi tukki kulkuväylän.', ['place']],
    ['sv', 'Batteriet tog slut i kylan, ingen hade ansvar.', ['people', 'technology', 'owner', 'place']],
    ['en', 'The contract was late and neighbours complained.', ['time', 'rules', 'resistance']],
  ])('%s: %s', (language, text, kinds) => expect(failed(text, language)).toEqual(kinds));
});

test('each kind has words in each language, and each word of a list tells of its kind', () => {
  for (const [words, find] of [
    [daredWords, dared],
    [failedWords, failed],
  ] as const) {
    for (const [kind, byLanguage] of Object.entries(words)) {
      for (const [language, list] of Object.entries(byLanguage)) {
        const missed = list.split(' ').filter((word) => {
          const found: readonly string[] = find(word.replace('*', ''), language as Locale);
          return !found.includes(kind);
        });
        expect(missed, `${kind} ${language}`).toEqual([]);
      }
    }
  }
});

test('any text has kinds of the lists alone, and other answers are not asked', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom<Locale>('fi', 'sv', 'en'), (text, language) => {
      const found = kindsOf(
        [
          { question: 'dared', text },
          { question: 'failed', text },
        ],
        language,
      );
      expect(daredKinds).toEqual(expect.arrayContaining(found.dared));
      expect(failedKinds).toEqual(expect.arrayContaining(found.failed));
    }),
  );
  expect(kindsOf([{ question: 'doing', text: 'Raha ja aika.' }], 'fi')).toEqual({ dared: [], failed: [] });
});
