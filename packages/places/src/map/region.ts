import { geoPath } from 'd3-geo';
import { merge, mesh } from 'topojson-client';
import type { MultiPolygon, Polygon } from 'topojson-specification';
import raw from '../../data/finland-2026.topo.json' with { type: 'json' };
import { municipalities, municipalityByCode, regions } from '../municipalities.ts';
import type { DrawnMap, Point } from './drawn-map.ts';
import { pointOf } from './finland.ts';
import { projectionOfFinland, shapesOf, type MapTopology } from './geometry.ts';
import { once } from './once.ts';

/** One region filling the drawing, with the land around it for bearings. */
export type RegionMap = DrawnMap &
  Readonly<{
    /** Land of other regions, as far as the drawing reaches. */
    around: string;
    /** The region's own border and coast. */
    outline: string;
    /** Where municipalities elsewhere are, mostly outside the drawing; for lines that lead there. */
    pointOf: (code: string) => Point;
  }>;

/** As wide as a phone, so that a name of 12 units can be read there. */
const width = 400;
const tallest = 520;
const margin = 14;
const topology = raw as unknown as MapTopology;

/** A region with its municipalities, from the full geometry; drawn at the first asking. `undefined` for a code of none. */
export function regionMap(code: string): RegionMap | undefined {
  return drawings.get(code)?.();
}

const drawings = new Map(regions.map(({ code }) => [code, once(() => draw(code))]));

function draw(region: string): RegionMap {
  const objects = topology.objects.kunnat;
  const isWithin = (shape: { id?: string | number | undefined }) =>
    municipalityByCode(String(shape.id))?.region === region;
  const within = shapesOf(topology).features.filter(isWithin);
  const projection = projectionOfFinland().fitExtent(
    [
      [margin, margin],
      [width - margin, tallest - margin],
    ],
    { type: 'FeatureCollection', features: within },
  );
  // A region that is wide rather than high leaves no empty land below it.
  const [[, top], [, bottom]] = geoPath(projection).bounds({ type: 'FeatureCollection', features: within });
  const height = Math.min(tallest, Math.ceil(bottom - top + 2 * margin));
  const [x, y] = projection.translate();
  projection.translate([x, y - top + margin]);
  const path = geoPath(projection).digits(1);
  const clipped = geoPath(
    projectionOfFinland()
      .scale(projection.scale())
      .translate(projection.translate())
      .clipExtent([
        [-2, -2],
        [width + 2, height + 2],
      ]),
  ).digits(1);
  const land = (mine: boolean) =>
    merge(topology, objects.geometries.filter((shape) => isWithin(shape) === mine) as (Polygon | MultiPolygon)[]);
  const points = new Map(municipalities.map((each) => [each.code, pointOf(each.code, projection)]));
  return {
    width,
    height,
    municipalities: within.map((shape) => {
      const code = String(shape.id);
      return { code, path: path(shape) ?? '', at: points.get(code) ?? [0, 0] };
    }),
    borders: path(mesh(topology, objects, (a, b) => a !== b && isWithin(a) && isWithin(b))) ?? '',
    regionBorders:
      clipped(
        mesh(topology, objects, (a, b) => {
          const [one, other] = [a, b].map(({ id }) => municipalityByCode(String(id))?.region);
          return one !== other && !isWithin(a) && !isWithin(b);
        }),
      ) ?? '',
    around: clipped(land(false)) ?? '',
    outline: path(land(true)) ?? '',
    pointOf: (code) => points.get(code) ?? [0, 0],
  };
}
