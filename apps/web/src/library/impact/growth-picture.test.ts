import { expect, test } from 'vitest';
import { growthPicture } from './growth-picture.ts';

const month = (of: string, stories: number, storiesSoFar: number) => ({
  month: of,
  stories,
  storiesSoFar,
  municipalities: 1,
  municipalitiesSoFar: 1,
});

test('one story of this month is a step up to now, without a number that is none', () => {
  const picture = growthPicture({ growth: [month('2026-11', 1, 1)], asOf: '2026-11-25T12:00:00Z' });
  expect(picture.stories.line).toMatch(/^M44,196L/);
  expect(picture.stories.end).toEqual({ y: 12, value: 1 });
  expect(picture.ticks.map(({ value }) => value)).toEqual([0, 1]);
  expect(JSON.stringify(picture)).not.toMatch(/NaN|null/);
});

test('forty years have room for no more than six of their numbers', () => {
  const growth = [month('1990-03', 1, 1), month('2026-11', 99_999, 100_000)];
  const { years, stories } = growthPicture({ growth, asOf: '2030-01-01T00:00:00Z' });
  expect(years.length).toBeLessThanOrEqual(6);
  expect(years[0]?.year).toBe(1991);
  expect(stories.end.value).toBe(100_000);
});
