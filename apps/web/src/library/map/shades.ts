/** From how many stories on a municipality is shaded one step stronger; numbers that people count in. */
const scales = [
  [1, 2, 5, 10],
  [1, 5, 10, 20],
  [1, 10, 20, 50],
  [1, 20, 50, 100],
  [1, 50, 100, 200],
  [1, 100, 200, 500],
  [1, 200, 500, 1000],
] as const;

/** A step of the legend: 0 is no story; `to` is left out for the last one. */
export type Shade = Readonly<{ step: number; from: number; to: number | undefined }>;

/** The steps for a library whose fullest municipality has `most` stories: the last one is never for nearly all. */
export function shadesFor(most: number): Shade[] {
  const scale = scales.find((each) => most < each[3] * 4) ?? scales[scales.length - 1] ?? scales[0];
  return scale.map((from, index) => {
    const next = scale[index + 1];
    return { step: index + 1, from, to: next === undefined ? undefined : next - 1 };
  });
}

/** The step of a municipality; 0 without a story. */
export function stepOf(count: number, shades: readonly Shade[]): number {
  return shades.findLast(({ from }) => count >= from)?.step ?? 0;
}

/** "1", "2–4", "10–". */
export function shadeLabel({ from, to }: Shade): string {
  return from === to ? String(from) : `${from}–${to ?? ''}`;
}
