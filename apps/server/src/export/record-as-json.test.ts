import { expect, test } from 'vitest';
import { recordAsJson } from './record-as-json.ts';
import { emptyRecord, hostileTexts, recordOf } from './sample-record.ts';

test.each(hostileTexts)('%j comes back as it was', (text) => {
  const record = recordOf(text);
  const read = JSON.parse(recordAsJson(record, 'fi'));
  expect(read).toMatchObject({ format: 'uskalla-workshop', version: 1, language: 'fi' });
  expect(read.workshop).toEqual(record.workshop);
  expect(read.activities).toEqual(record.activities);
  const [table] = record.tables;
  expect(read.tables[0]).toEqual({
    ...table,
    answers: { doing: text, dared: '', succeeded: '', failed: text, learned: '', removed: text },
  });
});

test('the order of keys is always the same, whatever order the record has', () => {
  const record = recordOf('x');
  const turned = turnKeys(record) as typeof record;
  expect(Object.keys(turned)[0]).toBe('activities');
  expect(recordAsJson(turned, 'sv')).toBe(recordAsJson(record, 'sv'));
});

function turnKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turnKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, each]) => [key, turnKeys(each)]),
  );
}

test('a rehearsal says so before all that was said', () => {
  const json = recordAsJson(recordOf('x', { rehearsal: true }), 'en');
  expect(json.indexOf('Rehearsal – invented texts')).toBeLessThan(json.indexOf('"workshop"'));
  expect(JSON.parse(json).workshop.rehearsal).toBe(true);
  expect(JSON.parse(recordAsJson(recordOf('x'), 'en'))).not.toHaveProperty('notice');
});

test('an empty workshop is a whole document', () => {
  expect(JSON.parse(recordAsJson(emptyRecord, 'fi'))).toMatchObject({ people: 0, tables: [], activities: [] });
});
