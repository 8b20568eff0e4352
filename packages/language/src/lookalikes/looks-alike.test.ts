import { describe, expect, test } from 'vitest';
import { lookAlikeLetters } from './look-alike-letters.ts';
import { looksAlike } from './looks-alike.ts';

describe('is taken for Aino Virtanen', () => {
  test.each([
    'Aino Virtanen',
    'aino virtanen',
    '  AINO   VIRTANEN ',
    'Аino Virtanen',
    'Аіnо Vіrtаnеn',
    'Αιnο Virtanen',
    'Alno VIrtanen',
    'A1no V|rtanen',
    'Ain0 Virtanen',
    'Ａｉｎｏ Ｖｉｒｔａｎｅｎ',
    '𝐀𝐢𝐧𝐨 𝑽𝒊𝒓𝒕𝒂𝒏𝒆𝒏',
    'ⒶⒾⓃⓄ Virtanen',
    'A\u0301ino Virtanen',
    'Ai\u200Bno Virt\u00ADanen',
    'A.i.n.o_Virtanen!',
    'AinoVirtanen',
    'ᴀɪɴᴏ Virtanen',
    'Ꭺino Virtanen',
    'АΙΝО VIRTАΝEΝ',
  ])('%j', (name) => expect(looksAlike(name, 'Aino Virtanen')).toBe(true));
});

describe('is another', () => {
  test.each([
    ['Aino', 'Aino Virtanen'],
    ['Aino Virtanen K', 'Aino Virtanen'],
    ['Aino Virta', 'Aino Virtanen'],
    ['Aina Virtanen', 'Aino Virtanen'],
    ['', ''],
    ['!!', '??'],
    ['Mari', ''],
  ])('%j beside %j', (one, other) => expect(looksAlike(one, other)).toBe(false));
});

test('two letters that look like one', () => {
  expect(looksAlike('Rauhamaa', 'Rauharnaa')).toBe(true);
  expect(looksAlike('Wilma', 'Vvilma')).toBe(true);
});

test('a name of another script is like itself, and like no other', () => {
  expect(looksAlike('Иван', 'иван')).toBe(true);
  expect(looksAlike('Иван', 'Олег')).toBe(false);
  expect(looksAlike('محمد', 'أحمد')).toBe(false);
});

test('no sign stands for two letters', () => {
  const signs = [...Object.values(lookAlikeLetters).join('')];
  expect(signs.filter((sign, at) => signs.indexOf(sign) !== at)).toEqual([]);
});
