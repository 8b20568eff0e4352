import { geoTransverseMercator } from 'd3-geo';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';

/** Municipalities by code; what else a file has about them is taken from {@link municipalities} instead. */
export type MapTopology = Topology<{ kunnat: GeometryCollection }>;
export type Shapes = FeatureCollection<Polygon | MultiPolygon>;

/** Municipalities as shapes on the globe. */
export function shapesOf(topology: MapTopology): Shapes {
  return feature(topology, topology.objects.kunnat) as Shapes;
}

/** As Finland's own maps show it: 27° E is straight up (ETRS-TM35FIN). */
export const projectionOfFinland = () => geoTransverseMercator().rotate([-27, 0]);
