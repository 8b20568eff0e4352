/** A point of a drawing: x to the right, y down, in the drawing's own units. */
export type Point = readonly [x: number, y: number];

/** A municipality as it is drawn: the `d` of an SVG path, and a point inside it. */
export type DrawnMunicipality = Readonly<{ code: string; path: string; at: Point }>;

/** A map ready to be put into an SVG; all numbers are rounded to one decimal. */
export type DrawnMap = Readonly<{
  width: number;
  height: number;
  municipalities: readonly DrawnMunicipality[];
  /** Lines between municipalities, each once, without the coast. */
  borders: string;
  /** Lines between regions, each once, without the coast. */
  regionBorders: string;
}>;
