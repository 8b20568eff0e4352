import { locales } from '@uskalla/domain';
import { describe, expect, test } from 'vitest';
import { recordAsCsv } from './record-as-csv.ts';
import { emptyRecord, hostileTexts, recordOf } from './sample-record.ts';

/** Reads RFC 4180 by its grammar, apart from the library that writes it. */
function readCsv(text: string, separator: string): string[][] {
  expect(text.startsWith('\uFEFF')).toBe(true);
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 1;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += 1) {
        if (at >= text.length) throw new Error('a quoted cell without its end');
        if (text[at] === '"') at += 1;
        cell += text[at];
      }
      at += 1;
    } else {
      const [plain = ''] = /^[^"\r\n]*/.exec(text.slice(at)) ?? [];
      cell = plain.split(separator)[0] ?? '';
      at += cell.length;
    }
    row.push(cell);
    if (text[at] === separator) at += 1;
    else if (text.startsWith('\r\n', at)) {
      rows.push(row);
      row = [];
      at += 2;
    } else throw new Error(`neither a separator nor the end of a row at ${at}`);
  }
  return rows;
}

const guarded = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

describe.each(hostileTexts)('with %j in every field', (text) => {
  test.each(locales)('the CSV in %s reads back as what was said', (locale) => {
    const rows = readCsv(recordAsCsv(recordOf(text), locale), locale === 'en' ? ',' : ';');
    const said = guarded(text);
    for (const row of rows) {
      expect(row).toHaveLength(6);
      for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    }
    // The workshop's title; title, two answers of the template, one beside it, fact, name; word, entry, option.
    expect(rows.filter((row) => row[4] === said)).toHaveLength(10);
    // The fact's label, and a heading for each row of the four activities.
    expect(rows.filter((row) => row[3] === said)).toHaveLength(1 + 5 + 1 + 1 + 1);
    expect(rows.filter((row) => row[1] === '1').every((row) => row[2] === said)).toBe(true);
  });
});

test('each thing said is a row of section, table, its name, question, text and count', () => {
  const rows = readCsv(recordAsCsv(recordOf('Rohkeus'), 'fi'), ';');
  expect(rows[0]).toEqual(['Osio', 'Pöytä', 'Pöydän nimi', 'Kysymys', 'Teksti', 'Määrä']);
  expect(rows).toContainEqual(['Tarinat', '1', 'Rohkeus', 'Mikä meni pieleen?', 'Rohkeus', '']);
  expect(rows).toContainEqual(['Uskallusmittari', '', '', 'Rohkeus', '5', '4']);
  expect(rows).toContainEqual(['Äänestys', '', '', 'Rohkeus', 'Rohkeus', '5']);
  expect(rows.filter((row) => row[3] === 'Mikä sai meidät uskaltamaan?')).toEqual([]);
});

test('a formula stays text', () => {
  const csv = recordAsCsv(recordOf('=HYPERLINK("https://evil.example";"Voitit")'), 'fi');
  expect(csv).toContain('"\'=HYPERLINK(""https://evil.example"";""Voitit"")"');
});

test('an empty workshop has its own rows and no other', () => {
  const rows = readCsv(recordAsCsv(emptyRecord, 'sv'), ';');
  expect(new Set(rows.slice(1).map(([section]) => section))).toEqual(new Set(['Berättarverkstad']));
});

test('a rehearsal says so in the first row', () => {
  const rows = readCsv(recordAsCsv(recordOf('x', { rehearsal: true }), 'fi'), ';');
  expect(rows[1]?.[0]).toBe('Harjoitus – keksittyjä tekstejä');
  expect(recordAsCsv(recordOf('x'), 'fi')).not.toContain('Harjoitus');
});
