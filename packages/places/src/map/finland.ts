import { geoPath } from 'd3-geo';
import { mesh, merge } from 'topojson-client';
import type { MultiPolygon, Polygon } from 'topojson-specification';
import raw from '../../data/finland-2026-light.topo.json' with { type: 'json' };
import { municipalityByCode } from '../municipalities.ts';
import type { DrawnMap, Point } from './drawn-map.ts';
import { projectionOfFinland, shapesOf, type MapTopology } from './geometry.ts';
import { once } from './once.ts';

/** All of Finland, and the land of each region, for whoever points at a region rather than at a municipality. */
export type FinlandMap = DrawnMap & Readonly<{ regions: ReadonlyMap<string, Readonly<{ path: string }>> }>;

const height = 880;
const margin = 4;
const topology = raw as unknown as MapTopology;
const regionOf = (shape: { id?: string | number | undefined }) => municipalityByCode(String(shape.id))?.region;

/** All of Finland with its 308 municipalities, from the light geometry. Drawn at the first asking, once. */
export const finlandMap: () => FinlandMap = once(() => {
  const shapes = shapesOf(topology);
  const projection = projectionOfFinland().fitExtent(
    [
      [margin, margin],
      [height, height - margin],
    ],
    shapes,
  );
  // The country is half as wide as it is high: what the square leaves free beside it is taken away.
  const [[left], [right]] = geoPath(projection).bounds(shapes);
  const [x, y] = projection.translate();
  projection.translate([x - left + margin, y]);
  const path = geoPath(projection).digits(1);
  const objects = topology.objects.kunnat;
  const regionCodes = new Set(objects.geometries.map(regionOf).filter((code) => code !== undefined));
  return {
    width: Math.ceil(right - left + 2 * margin),
    height,
    municipalities: shapes.features.map((shape) => {
      const code = String(shape.id);
      return { code, path: path(shape) ?? '', at: pointOf(code, projection) };
    }),
    borders: path(mesh(topology, objects, (a, b) => a !== b && regionOf(a) === regionOf(b))) ?? '',
    regionBorders: path(mesh(topology, objects, (a, b) => regionOf(a) !== regionOf(b))) ?? '',
    regions: new Map(
      [...regionCodes].map((code) => {
        const within = objects.geometries.filter((shape) => regionOf(shape) === code);
        return [code, { path: path(merge(topology, within as (Polygon | MultiPolygon)[])) ?? '' }];
      }),
    ),
  };
});

/** Where a municipality's dot stands, rounded to one decimal. */
export function pointOf(code: string, projection: (at: [number, number]) => [number, number] | null): Point {
  const [longitude, latitude] = municipalityByCode(code)?.point ?? [0, 0];
  const [x, y] = projection([longitude, latitude]) ?? [0, 0];
  return [Math.round(x * 10) / 10, Math.round(y * 10) / 10];
}
