import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { photoShape, photoShapes } from './photo-shape.ts';

const css = readFileSync(new URL('../styles/photo-shapes.css', import.meta.url), 'utf8');

test('each shape has its rule, and there is no other', () => {
  const rules = [...css.matchAll(/\[data-shape='(\d+)'\] \{\s*--ratio: ([\d.]+);\s*\}/g)];
  expect(rules.map(([, name]) => Number(name))).toEqual(photoShapes);
  for (const [, name, ratio] of rules) expect(Math.round(Number(ratio) * 100)).toBe(Number(name));
});

test.each([
  [4, 3, 133],
  [1080, 1920, 56],
  [1, 1, 100],
  [1280, 800, 160],
  [1600, 1205, 133],
  [10, 1600, 33],
  [4000, 10, 300],
])('%i × %i: %i', (width, height, shape) => expect(photoShape({ width, height })).toBe(shape));

test('between the narrowest and the widest, none is more than five hundredths off', () => {
  for (let ratio = 0.34; ratio < 3; ratio += 0.001) {
    expect(Math.abs(photoShape({ width: ratio, height: 1 }) / (100 * ratio) - 1)).toBeLessThan(0.05);
  }
});
