import { describe, expect, test } from 'vitest';
import { municipalities, municipalityByName, municipalityName, regions, searchMunicipalities } from './index.ts';
import { themeByIdOrUri, themeLabel, themeOptions, themes } from './themes.ts';

const names = (typed: string, locale: 'fi' | 'sv' = 'fi') =>
  searchMunicipalities(typed, locale).map(({ name }) => name[locale]);

describe('municipalities', () => {
  test('are the 308 of 2026, each with a region and three names', () => {
    expect(municipalities).toHaveLength(308);
    expect(new Set(municipalities.map(({ code }) => code)).size).toBe(308);
    const known = new Set(regions.map(({ code }) => code));
    for (const { code, name, region } of municipalities) {
      expect(code).toMatch(/^\d{3}$/);
      expect(known).toContain(region);
      expect(Object.values(name).every(Boolean)).toBe(true);
    }
  });

  test('are named in the language of the page', () => {
    expect(municipalityName('091', 'fi')).toBe('Helsinki');
    expect(municipalityName('091', 'sv')).toBe('Helsingfors');
    expect(municipalityName('999', 'fi')).toBe('999');
  });

  test('are found by either name, beginnings first', () => {
    expect(names('hels')[0]).toBe('Helsinki');
    expect(names('helsingf')).toEqual(['Helsinki']);
    expect(names('Åbo')).toContain('Turku');
    expect(names('turku', 'sv')).toEqual(['Åbo']);
    expect(names('')).toEqual([]);
  });

  test('are known by their whole name in either language', () => {
    expect(municipalityByName(' åbo ')?.code).toBe('853');
    expect(municipalityByName('Turku')?.code).toBe('853');
    expect(municipalityByName('Turk')).toBeUndefined();
  });

  test('are found without dots, after those that have the very letters', () => {
    expect(names('aanekoski')).toEqual(['Äänekoski']);
    expect(names('ä').slice(0, 2)).toEqual(['Ähtäri', 'Äänekoski']);
  });
});

describe('themes', () => {
  test('leave out what would mislead, and keep the rest with three names', () => {
    expect(themes).toHaveLength(267);
    expect(themeByIdOrUri('p4990')).toBeUndefined();
    expect(themeLabel('http://www.yso.fi/onto/yso/p22460', 'en')).toBe('preparedness');
    for (const { label } of themes) expect(Object.values(label).every(Boolean)).toBe(true);
  });

  test('sort as the language does: ä after z', () => {
    const labels = themeOptions('fi').map(({ label }) => label);
    expect(labels).toEqual([...labels].sort(new Intl.Collator('fi').compare));
  });
});
