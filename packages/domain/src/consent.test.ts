import { describe, expect, test } from 'vitest';
import { readAccountName, readEmail } from './account.ts';
import { assertConsent, summarizeConsent, type GivenConsent } from './consent.ts';

const said = (by: string, answer: 'yes' | 'no'): GivenConsent => ({ draftId: 'd', by, answer });
const code = (act: () => void): string => {
  try {
    act();
    return 'ok';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('consent', () => {
  test('is counted once for each who is asked', () => {
    const summary = summarizeConsent(['a', 'b', 'b', 'c'], [said('a', 'yes'), said('c', 'no')]);
    expect(summary).toEqual({ refused: true, agreed: 1, unasked: 1 });
  });

  test('a yes of one who is not asked any more counts for nothing, a no for all', () => {
    expect(summarizeConsent(['a'], [said('left', 'yes')])).toEqual({ refused: false, agreed: 0, unasked: 1 });
    expect(summarizeConsent(['a'], [said('left', 'no'), said('a', 'yes')])).toMatchObject({ refused: true });
  });

  test('one no stops it, whatever is asked aloud; silence has to be asked; nobody to ask is no obstacle', () => {
    const summary = { refused: false, agreed: 1, unasked: 0 };
    expect(code(() => assertConsent(summary, false))).toBe('ok');
    expect(code(() => assertConsent({ ...summary, unasked: 2 }, false))).toBe('consent_missing');
    expect(code(() => assertConsent({ ...summary, unasked: 2 }, true))).toBe('ok');
    expect(code(() => assertConsent({ ...summary, refused: true }, true))).toBe('consent_refused');
    expect(code(() => assertConsent(summarizeConsent([], []), false))).toBe('ok');
  });
});

describe('accounts', () => {
  test.each([
    [' Maija.M@Kunta.FI ', 'maija.m@kunta.fi'],
    ['a+b@x-y.example', 'a+b@x-y.example'],
    ['kunta.fi', undefined],
    ['maija@kunta', undefined],
    ['maija@kunta.fi\r\nBcc: kaikki@kunta.fi', undefined],
    ['"maija m"@kunta.fi', undefined],
    ['maija@kunta..fi', undefined],
    [`${'a'.repeat(250)}@kunta.fi`, undefined],
  ])('the address %j', (raw, read) => expect(readEmail(raw)).toBe(read));

  test('a name is one line, and there', () => {
    expect(readAccountName('  Maija \u202EM\n ')).toBe('Maija M');
    expect(code(() => readAccountName(' \u200B '))).toBe('name_needed');
    expect(code(() => readAccountName('a'.repeat(81)))).toBe('name_too_long');
  });
});
