import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const folder = fileURLToPath(new URL('../texts/', import.meta.url));
const files = readdirSync(folder);
const areas = [...new Set(files.map((file) => file.split('.')[0] ?? ''))];
const read = (area: string, locale: string) =>
  JSON.parse(readFileSync(`${folder}${area}.${locale}.json`, 'utf8')) as Record<string, unknown>;
/** The values a text has room for, such as {name}. */
const inputs = (text: unknown) => [...new Set(JSON.stringify(text).match(/\{\w+\}/g) ?? [])].sort();

test.each(areas)('every text of %s is there in all three languages, with room for the same values', (area) => {
  const finnish = read(area, 'fi');
  for (const locale of ['sv', 'en']) {
    const other = read(area, locale);
    expect(Object.keys(other).sort()).toEqual(Object.keys(finnish).sort());
    for (const [key, text] of Object.entries(other)) {
      expect(JSON.stringify(text).length, `${locale} ${key}`).toBeGreaterThan(2);
      expect(inputs(text), `${locale} ${key}`).toEqual(inputs(finnish[key]));
    }
  }
});

test('each area has its three files and no other', () => {
  expect(files.sort()).toEqual(
    areas.flatMap((area) => ['en', 'fi', 'sv'].map((locale) => `${area}.${locale}.json`)).sort(),
  );
});
