import { describe, expect, test } from 'vitest';
import { followUpDue, silentMonths } from './follow-up.ts';
import { isStale, partOf, titlePart } from './translation.ts';

describe('what happened later', () => {
  test.each([
    ['2026-01-15', 6, '2026-07-15'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-12-31', 12, '2027-12-31'],
  ] as const)('published %s, asked %i months later: %s', (published, month, due) =>
    expect(followUpDue(new Date(`${published}T22:30:00Z`), month).toISOString()).toBe(`${due}T22:30:00.000Z`),
  );

  test('silence is what was due and not answered', () => {
    const published = new Date('2026-01-15T10:00:00Z');
    const at = (day: string, months: (6 | 12)[] = []) =>
      silentMonths(
        published,
        months.map((month) => ({ month })),
        new Date(`${day}T10:00:00Z`),
      );
    expect(at('2026-07-14')).toEqual([]);
    expect(at('2026-07-15')).toEqual([6]);
    expect(at('2027-02-01')).toEqual([6, 12]);
    expect(at('2027-02-01', [12])).toEqual([6]);
  });
});

describe('a translation', () => {
  const revision = { title: 'Otsikko', answers: [{ question: 'doing', text: 'Teemme.' }] };

  test('is stale where its original reads otherwise now, or is gone', () => {
    expect(isStale({ part: titlePart, original: 'Otsikko' }, revision)).toBe(false);
    expect(isStale({ part: 'doing', original: 'Teimme.' }, revision)).toBe(true);
    expect(isStale({ part: 'dared', original: 'x' }, revision)).toBe(true);
    expect(partOf(revision, 'toString')).toBeUndefined();
  });
});
