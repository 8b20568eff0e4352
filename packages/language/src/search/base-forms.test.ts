import { describe, expect, test } from 'vitest';
import { baseForms } from '../index.ts';

describe('the words a form could be a form of', () => {
  test.each([
    ['kokeiluissa', 'kokeilu'],
    ['vanhusten', 'vanhus'],
    ['äänekosken', 'äänekoski'],
    ['uskalsimme', 'uskaltaa'],
    ['varaaminen', 'varata'],
    ['purkamisen', 'purkaa'],
  ])('%s: %s among them', (form, base) => expect(baseForms(form, 'fi')).toContain(base));

  test('are of its language, itself among them', () => {
    expect(baseForms('ungdomarna', 'sv')).toEqual(expect.arrayContaining(['ungdomarna', 'ungdom']));
    expect(baseForms('meetings', 'en')).toEqual(expect.arrayContaining(['meetings', 'meeting']));
  });

  test('of what is no word are itself alone', () => {
    for (const form of ['on', '5g', 'x'.repeat(60)]) expect(baseForms(form, 'fi')).toEqual([form]);
  });
});
