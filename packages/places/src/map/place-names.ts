import type { Point } from './drawn-map.ts';

/** A name that found room; `at` is the middle of its line. */
export type PlacedName<T> = Readonly<{ of: T; at: Point }>;

/** Of the letters' height: how wide a letter is on average in the interface's type, and how high a line is. */
const letterWidth = 0.56;
const lineHeight = 1.15;

/**
 * Which names can be written on a map without one covering another: the first asked for come first, and each is moved
 * a little up or down before it is left out.
 * @param size height of the letters, in the drawing's units
 * @param width of the drawing, which no name leaves
 */
export function placeNames<T extends Readonly<{ name: string; at: Point }>>(
  wanted: readonly T[],
  size: number,
  width: number,
): PlacedName<T>[] {
  const taken: Box[] = [];
  return wanted.flatMap((each) => {
    const half = (each.name.length * size * letterWidth) / 2;
    const x = Math.min(Math.max(each.at[0], half + 1), width - half - 1);
    for (const aside of [0, -0.7, 0.7, -1.3, 1.3]) {
      const y = each.at[1] + aside * size;
      const box = {
        left: x - half,
        right: x + half,
        top: y - (size * lineHeight) / 2,
        bottom: y + (size * lineHeight) / 2,
      };
      if (taken.some((other) => overlap(box, other))) continue;
      taken.push(box);
      return [{ of: each, at: [Math.round(x * 10) / 10, Math.round(y * 10) / 10] as const }];
    }
    return [];
  });
}

type Box = { left: number; right: number; top: number; bottom: number };
const overlap = (a: Box, b: Box) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
