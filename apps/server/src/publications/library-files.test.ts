import { parse } from 'csv-parse/sync';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { asCsv, asLines, csvHead, csvRow, metadataOf } from './library-files.ts';
import { hostileText, sampleChange } from './sample-change.ts';

const story = sampleChange().told;
if (!story) throw new Error('the sample is told');

test('a line of JSON has the whole story, whatever breaks lines in it', async () => {
  const told = { ...story, title: 'a\nb\u2028c\r' };
  const lines = (await text(Readable.from([told, told]).pipe(asLines()))).split('\n');
  expect(lines.map((line) => line && (JSON.parse(line) as unknown))).toEqual([told, told, '']);
});

test('in CSV every text stays in its cell, and no formula is one', async () => {
  const rows = [csvHead(['doing', 'other']), csvRow(story, ['doing', 'other'])];
  const [row] = parse(await text(Readable.from(rows).pipe(asCsv())), { bom: true, columns: true }) as Record<
    string,
    string
  >[];
  // The lone surrogate can't be told in UTF-8.
  expect(row).toMatchObject({ title: `'${hostileText}`.toWellFormed(), licence: 'CC-BY-4.0', answer_other: '' });
  expect(row?.['answer_doing']).toBe(`'${hostileText}\n\nb`.toWellFormed());
});

test('metadata has nothing of the text and no person', () => {
  const { title: _title, theme: _theme, time: _time, ...rest } = metadataOf(story);
  expect(JSON.stringify(rest)).not.toContain('script');
});
