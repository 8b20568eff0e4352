/** A number from 0 up to 1, as of Math.random. */
export type Chance = () => number;

export const between = (chance: Chance, least: number, most: number): number => least + chance() * (most - least);

export const pick = <T>(chance: Chance, list: readonly T[]): T | undefined => list[Math.floor(chance() * list.length)];

/** The time until the next of what happens each `mean` on average. */
export const untilNext = (chance: Chance, mean: number): number => -Math.log(1 - chance()) * mean;

/** One of `list`, as often as its weight says. */
export function pickWeighted<T>(
  chance: Chance,
  list: readonly T[],
  weightOf: (item: T, index: number) => number,
): T | undefined {
  const weights = list.map(weightOf);
  let left = chance() * weights.reduce((sum, weight) => sum + weight, 0);
  return list.find((_, index) => (left -= weights[index] ?? 0) < 0);
}
