import { isStage, type Counted, type Locale, type StoryFacets, type StoryFilter } from '@uskalla/domain';
import { and, sql, type SQL } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { story } from '../schema.ts';
import type { BaseForms } from './search-words.ts';
import { narrowing, yearOf } from './story-filter.ts';
import { matchFor } from './story-match.ts';
import { byWordIndex } from './word-index.ts';

const facetValues = {
  municipalities: sql`${story.municipality}`,
  theme: sql`${story.theme}`,
  stage: sql`${story.stage}`,
  year: yearOf,
  language: sql`${story.language}`,
} as const;
type FacetKind = keyof typeof facetValues;
const facetKinds = Object.keys(facetValues) as FacetKind[];

/** How many stories each further choice would leave. */
export async function countFacets(
  db: Handle,
  filter: Omit<StoryFilter, 'cursor' | 'limit'>,
  baseForms: BaseForms,
): Promise<StoryFacets> {
  const match = await matchFor(db, filter.q, narrowing(filter), baseForms);
  const counts = new Map<string, Counted<string>[]>(Object.keys(facetValues).map((kind) => [kind, []]));
  if (match !== 'nothing') {
    // Kinds of which nothing is chosen are narrowed alike, and counted in one reading.
    const chosen = facetKinds.filter((kind) => filter[kind] !== undefined);
    const rest = facetKinds.filter((kind) => filter[kind] === undefined);
    const read = async (tx: Pick<Handle, 'execute'>) => {
      const readings = [
        ...(rest.length > 0 ? [countBy(tx, rest, and(match?.condition, narrowing(filter)))] : []),
        ...chosen.map((kind) =>
          countBy(tx, [kind], and(match?.condition, narrowing({ ...filter, [kind]: undefined }))),
        ),
      ];
      return (await Promise.all(readings)).flat();
    };
    const counted = await (match ? byWordIndex(db, read) : read(db));
    for (const { kind, value, count } of counted) {
      counts.get(kind)?.push({ value, count });
    }
  }
  const of = (kind: FacetKind) => counts.get(kind) ?? [];
  return {
    municipalities: of('municipalities'),
    themes: of('theme'),
    stages: of('stage').flatMap(({ value, count }) => (isStage(value) ? [{ value, count }] : [])),
    years: of('year').map(({ value, count }) => ({ value: Number(value), count })),
    languages: of('language').map(({ value, count }) => ({ value: value as Locale, count })),
  };
}

/** Stories of a condition, by the values of some kinds. */
async function countBy(db: Pick<Handle, 'execute'>, kinds: readonly FacetKind[], where: SQL | undefined) {
  const columns = kinds.map((kind) => sql`${facetValues[kind]} as ${sql.identifier(kind)}`);
  const counted = kinds.map(
    (kind) =>
      sql`select ${kind} as kind, ${sql.identifier(kind)}::text as value, count(*)::int as count from found where ${sql.identifier(kind)} is not null group by 2`,
  );
  const { rows } = (await db.execute(
    sql`with found as materialized (select ${sql.join(columns, sql`, `)} from ${story}${where ? sql` where ${where}` : sql``}) ${sql.join(counted, sql` union all `)}`,
  )) as unknown as { rows: { kind: FacetKind; value: string; count: number }[] };
  return rows;
}
