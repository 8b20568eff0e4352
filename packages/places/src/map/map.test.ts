import { describe, expect, test } from 'vitest';
import { municipalities, municipalityByCode, regions } from '../index.ts';
import { arc, finlandMap, placeNames, regionMap, type DrawnMap } from './index.ts';

const numbersOf = (path: string) => path.match(/-?\d+(\.\d+)?/g)?.map(Number) ?? [];

function expectDrawable({ width, height, municipalities: drawn, borders, regionBorders }: DrawnMap): void {
  for (const { path, at } of drawn) {
    expect(path).toMatch(/^M[-\d.,MLZ]+Z$/);
    const numbers = numbersOf(path);
    expect(numbers.every((number) => Number.isFinite(number) && number >= -0.5)).toBe(true);
    expect(Math.max(...numbers)).toBeLessThanOrEqual(Math.max(width, height));
    expect(at[0] > 0 && at[0] < width && at[1] > 0 && at[1] < height).toBe(true);
  }
  for (const path of [borders, regionBorders]) expect(path).not.toContain('NaN');
}

describe('the map of Finland', () => {
  const map = finlandMap();
  const at = (code: string) => map.municipalities.find((each) => each.code === code)?.at ?? [NaN, NaN];

  test('has each of the 308 municipalities once, inside the drawing', () => {
    expect(map.municipalities.map(({ code }) => code).sort()).toEqual(municipalities.map(({ code }) => code).sort());
    expectDrawable(map);
    expect(map.regions.size).toBe(regions.length);
  });

  test('is the right way round: Utsjoki is north, Hanko south, Ilomantsi east of Eckerö; narrower than it is high', () => {
    const [utsjoki, hanko, ilomantsi, ecker] = [at('890'), at('078'), at('146'), at('043')];
    expect(utsjoki[1]).toBeLessThan(60);
    expect(hanko[1]).toBeGreaterThan(map.height - 60);
    expect(ilomantsi[0]).toBeGreaterThan(map.width - 40);
    expect(ecker[0]).toBeLessThan(60);
    expect(map.width / map.height).toBeGreaterThan(0.5);
    expect(map.width / map.height).toBeLessThan(0.6);
  });

  test('is drawn once', () => expect(finlandMap()).toBe(map));

  test('weighs little: what a page is made of must reach a phone', () => {
    const letters = map.municipalities.reduce((sum, { path }) => sum + path.length, 0);
    expect(letters).toBeLessThan(130_000);
  });
});

describe('a region', () => {
  test.each(regions.map(({ code, name }) => [name.fi, code]))('%s fills its drawing', (_name, code) => {
    const map = regionMap(code);
    if (!map) throw new Error('no map');
    expectDrawable(map);
    const expected = municipalities.filter(({ region }) => region === code);
    expect(map.municipalities).toHaveLength(expected.length);
    const numbers = map.municipalities.flatMap(({ path }) => numbersOf(path));
    const reach = Math.max(...numbers);
    expect(reach).toBeGreaterThan(0.9 * Math.max(map.width, map.height));
    expect(map.height).toBeLessThanOrEqual(520);
    expect(map.outline.length).toBeGreaterThan(100);
  });

  test('knows where places outside it are', () => {
    const kainuu = regionMap(municipalityByCode('205')?.region ?? '');
    expect(kainuu?.pointOf('091')[1]).toBeGreaterThan(kainuu?.height ?? Infinity);
  });

  test('of an unknown code is none', () => expect(regionMap('99')).toBeUndefined());
});

test('a line there and one back are two lines', () => {
  expect(arc([0, 0], [10, 0])).toBe('M0,0Q5,-2.2,10,0');
  expect(arc([10, 0], [0, 0])).toBe('M10,0Q5,2.2,0,0');
});

test('names give way to those before them, and stay on the map', () => {
  const placed = placeNames(
    [
      { name: 'Helsinki', at: [100, 100] },
      { name: 'Vantaa', at: [102, 101] },
      { name: 'Kauniainen', at: [101, 100] },
      { name: 'Espoo', at: [100, 99] },
      { name: 'Uusikaarlepyy', at: [2, 300] },
    ],
    12,
    200,
  );
  expect(placed[0]?.at).toEqual([100, 100]);
  expect(placed.length).toBeGreaterThanOrEqual(3);
  const far = placed.find(({ of }) => of.name === 'Uusikaarlepyy');
  expect(far?.at[0]).toBeGreaterThan(40);
});
