import { describe, expect, test } from 'vitest';
import { countryView, regionView } from './map-view.ts';
import { mostLines } from './reuse.ts';
import { shadeLabel, shadesFor, stepOf } from './shades.ts';

const places = {
  stories: new Map([
    ['305', 3],
    ['205', 1],
    ['999', 4],
  ]),
  reuse: [
    { from: '305', to: '205', count: 2 },
    { from: '205', to: '205', count: 5 },
    { from: '091', to: '049', count: 1 },
  ],
};

describe('the map of all of Finland', () => {
  const view = countryView(places, 'fi');

  test('shades what has stories, the fewest first, and lists the regions as the language sorts', () => {
    expect(view.shaded.map(({ name, step, href }) => [name, step, href])).toEqual([
      ['Kajaani', 1, '/tarinat?municipality=205'],
      ['Kuusamo', 2, '/tarinat?municipality=305'],
    ]);
    const names = view.regions.map(({ name }) => name);
    expect(names).toHaveLength(19);
    expect(names).toEqual([...names].sort(new Intl.Collator('fi').compare));
    expect(view.regions.find(({ name }) => name === 'Kainuu')).toMatchObject({
      count: 1,
      href: '/kartta/18',
      municipalities: [{ name: 'Kajaani' }],
    });
  });

  test('draws a line between two, none from a place to itself, and tells of both', () => {
    expect(view.lines).toHaveLength(2);
    expect(view.reuse.told.map(({ fromName, toName }) => [fromName, toName])).toEqual([
      ['Kajaani', 'Kajaani'],
      ['Kuusamo', 'Kajaani'],
      ['Helsinki', 'Espoo'],
    ]);
    expect(view.reuse.origins).toEqual([
      { code: '205', name: 'Kajaani', to: '', home: true },
      { code: '305', name: 'Kuusamo', to: 'Kajaani (2)', home: false },
      { code: '091', name: 'Helsinki', to: 'Espoo', home: false },
    ]);
    const many = Array.from({ length: 100 }, () => ({ from: '305', to: '205', count: 1 }));
    expect(countryView({ ...places, reuse: many }, 'fi')).toMatchObject({ reuse: { more: 100 - mostLines } });
  });
});

test('a region shows its own, lines that reach it, and who is still awaited', () => {
  const view = regionView(places, '18', 'sv');
  expect(view).toMatchObject({ name: 'Kajanaland', count: 1, municipalities: [{ name: 'Kajana' }] });
  expect(view?.lines).toHaveLength(1);
  expect(view?.names[0]?.name).toBe('Kajana');
  expect(view?.waiting.length).toBe(view?.empty.length ?? 0);
  expect(regionView(places, '99', 'fi')).toBeUndefined();
});

test('steps fit the library: few stories or a hundred thousand', () => {
  expect(shadesFor(0).map(shadeLabel)).toEqual(['1', '2–4', '5–9', '10–']);
  expect(shadesFor(900).map(shadeLabel)).toEqual(['1–99', '100–199', '200–499', '500–']);
  expect([0, 1, 4, 5, 10_000].map((count) => stepOf(count, shadesFor(3)))).toEqual([0, 1, 2, 3, 4]);
});
