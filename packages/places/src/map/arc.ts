import type { Point } from './drawn-map.ts';

/** How far a line bends aside, of its length: enough that there and back are two lines. */
const bend = 0.22;

/** A bent line from one place to another, as the `d` of an SVG path; the same way always bends to the same side. */
export function arc([fromX, fromY]: Point, [toX, toY]: Point): string {
  const [dx, dy] = [toX - fromX, toY - fromY];
  const round = (value: number) => Math.round(value * 10) / 10;
  const control = [round((fromX + toX) / 2 + dy * bend), round((fromY + toY) / 2 - dx * bend)];
  return `M${fromX},${fromY}Q${control.join(',')},${toX},${toY}`;
}
