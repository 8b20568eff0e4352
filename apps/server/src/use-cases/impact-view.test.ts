import { expect, test } from 'vitest';
import { impactTables } from '../export/impact-tables.ts';
import { impactView, type Figures } from './impact-view.ts';

const none: Figures = {
  now: new Date('2026-11-25T12:00:00Z'),
  byPlace: [],
  reuse: [],
  byMonth: [],
  chains: [],
  followUps: [],
  daring: [],
};

test('months add up, silence is counted beside the answers, means are of people', () => {
  const view = impactView(
    {
      ...none,
      byPlace: [
        { municipality: '305', stories: 2, examples: 0, thanks: 3 },
        { municipality: '091', stories: 0, examples: 4, thanks: 0 },
      ],
      byMonth: [
        { month: '2026-01', stories: 1, municipalities: 1 },
        { month: '2026-03', stories: 1, municipalities: 0 },
      ],
      chains: [
        { length: 1, stories: 2 },
        { length: 2, stories: 1 },
      ],
      followUps: [
        { month: 6, outcome: 'spread', count: 2 },
        { month: 6, outcome: null, count: 5 },
      ],
      daring: [
        { level: 2, before: 6, after: 0 },
        { level: 5, before: 0, after: 2 },
        { level: 4, before: 0, after: 3 },
      ],
    },
    'en',
  );
  expect(view.totals).toEqual({ stories: 2, municipalities: 1, allMunicipalities: 308, thanks: 3, examples: 4 });
  expect(view.growth.at(-1)).toMatchObject({ storiesSoFar: 2, municipalitiesSoFar: 1 });
  expect(view.regions.filter(({ stories }) => stories > 0)).toMatchObject([{ stories: 2, municipalities: 1 }]);
  expect(view.reuse).toMatchObject({ stories: 3, longestChain: 2 });
  expect(view.followUps[0]).toMatchObject({ asked: 7, silent: 5, outcomes: { spread: 2, continues: 0 } });
  expect(view.daring).toEqual({ before: [0, 6, 0, 0, 0], after: [0, 0, 0, 3, 2], meanBefore: 2, meanAfter: 4.4 });
  for (const { head, rows } of impactTables(view, 'fi')) for (const row of rows) expect(row).toHaveLength(head.length);
});

test('regions are in the order of the language', () => {
  const names = impactView(none, 'sv').regions.map(({ name }) => name);
  expect(names).toEqual([...names].sort(new Intl.Collator('sv').compare));
  expect(names.at(-1)).toBe('Österbotten');
});
