import type { ImpactView } from '@uskalla/contracts';
import { scaleLinear } from 'd3-scale';
import { area, curveStepAfter, line } from 'd3-shape';
import { growthHeight as height, width } from './picture-size.ts';

/** A curve of a cumulative count, and where it ends. */
type Curve = Readonly<{ line: string; area: string; end: Readonly<{ y: number; value: number }> }>;
export type GrowthPicture = Readonly<{
  width: number;
  height: number;
  stories: Curve;
  municipalities: Curve;
  /** Lines across, by what they count. */
  ticks: readonly Readonly<{ value: number; y: number }>[];
  /** Beginnings of years within the picture. */
  years: readonly Readonly<{ year: number; x: number }>[];
  left: number;
  /** Of the curves' ends. */
  right: number;
  bottom: number;
}>;

const edge = { top: 12, right: 44, bottom: 24, left: 44 };

/** Stories and municipalities so far, month by month, from just before the first one up to now. */
export function growthPicture({ growth, asOf }: Pick<ImpactView, 'growth' | 'asOf'>): GrowthPicture {
  const months = growth.map((each) => monthNumber(each.month));
  const first = (months[0] ?? 0) - 1;
  const last = Math.max(monthNumber(asOf.slice(0, 7)), months.at(-1) ?? 0);
  const end = growth.at(-1);
  const x = scaleLinear([first, last], [edge.left, width - edge.right]);
  const y = scaleLinear([0, Math.max(1, end?.storiesSoFar ?? 0)], [height - edge.bottom, edge.top]).nice(4);
  const curve = (of: 'storiesSoFar' | 'municipalitiesSoFar'): Curve => {
    const value = end?.[of] ?? 0;
    const points: [number, number][] = [
      [first, 0],
      ...growth.map((each, index): [number, number] => [months[index] ?? first, each[of]]),
      [last, value],
    ];
    const [atX, atY] = [(point: [number, number]) => x(point[0]), (point: [number, number]) => y(point[1])];
    return {
      line: line<[number, number]>(atX, atY).curve(curveStepAfter).digits(1)(points) ?? '',
      area: area<[number, number]>(atX, y(0), atY).curve(curveStepAfter).digits(1)(points) ?? '',
      end: { y: y(value), value },
    };
  };
  return {
    width,
    height,
    stories: curve('storiesSoFar'),
    municipalities: curve('municipalitiesSoFar'),
    ticks: y
      .ticks(4)
      .filter(Number.isInteger)
      .map((value) => ({ value, y: y(value) })),
    years: yearsWithin(first, last).map((year) => ({ year, x: x(year * 12) })),
    left: edge.left,
    right: width - edge.right,
    bottom: height - edge.bottom,
  };
}

const monthNumber = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;

/** Years that begin within these months; of many, as many as there is room for. */
function yearsWithin(first: number, last: number): number[] {
  const from = Math.ceil(first / 12);
  const years = Array.from({ length: Math.floor(last / 12) - from + 1 }, (_, index) => from + index);
  const each = Math.ceil(years.length / 6);
  return years.filter((_, index) => index % each === 0);
}
