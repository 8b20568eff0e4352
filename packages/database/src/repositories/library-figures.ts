import { dareLevels, followUpMonths, outcomes, type Outcome, type LibraryFiguresRepository } from '@uskalla/domain';
import { and, count, eq, isNull, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Handle } from '../engines/handle.ts';
import { followUp, story } from '../schema.ts';
import { allDaring } from './daring.ts';

const told = and(isNull(story.withdrawnAt), eq(story.example, false));
const original = alias(story, 'original');

/** The library in numbers: one grouped query each, over columns of the stories' rows alone. */
export function createLibraryFiguresRepository(db: Handle): LibraryFiguresRepository {
  /** Rows of a query the builder has no words for. */
  const rowsOf = async <T>(query: SQL): Promise<T[]> => ((await db.execute(query)) as unknown as { rows: T[] }).rows;

  return {
    byPlace: () =>
      db
        .select({
          municipality: story.municipality,
          stories: sql<number>`count(*) filter (where not ${story.example})::int`,
          examples: sql<number>`count(*) filter (where ${story.example})::int`,
          thanks: sql<number>`coalesce(sum(${story.thanks}) filter (where not ${story.example}), 0)::int`,
        })
        .from(story)
        .where(isNull(story.withdrawnAt))
        .groupBy(story.municipality),

    // An example may well be what was dared after: it is only no story of somebody's daring itself.
    reuse: () =>
      db
        .select({ from: original.municipality, to: story.municipality, count: count() })
        .from(story)
        .innerJoin(original, eq(original.id, story.begunFrom))
        .where(and(told, isNull(original.withdrawnAt)))
        .groupBy(original.municipality, story.municipality),

    // Grouped by place and month first: what the window sorts is thousands of rows less than the stories.
    byMonth: () =>
      rowsOf(sql`
        select month, sum(stories)::int as stories, count(*) filter (where place = 1)::int as municipalities
        from (
          select month, stories, row_number() over (partition by municipality order by month) as place
          from (
            select ${story.municipality} as municipality, count(*) as stories,
              to_char(${story.firstPublishedAt} at time zone 'Europe/Helsinki', 'YYYY-MM') as month
            from ${story} where ${told} group by 1, 3
          ) as told
        ) as placed
        group by month order by month`),

    // A story has one origin, which was there before it: whoever begins at an original goes in no circle.
    chains: () =>
      rowsOf(sql`
        with recursive step as materialized (
          select ${story.id} as id, ${original.id} as origin
          from ${story} join ${story} as ${original} on ${original.id} = ${story.begunFrom}
          where ${told} and ${original.withdrawnAt} is null
        ), chain as (
          select id, 1 as length from step where origin not in (select id from step)
          union all
          select step.id, chain.length + 1 from step join chain on step.origin = chain.id
        )
        select length, count(*)::int as stories from chain group by length order by length`),

    async followUps(now) {
      const asked = sql.join(
        followUpMonths.map((month) => sql`(${month}::int)`),
        sql`, `,
      );
      const rows = await rowsOf<{ month: number; outcome: string | null; count: number }>(sql`
        select asked.month, ${followUp.outcome} as outcome, count(*)::int as count
        from ${story} cross join (values ${asked}) as asked (month)
        left join ${followUp} on ${followUp.storyId} = ${story.id} and ${followUp.month} = asked.month
        where ${told} and (${followUp.storyId} is not null
          or ${story.firstPublishedAt} <= ${now.toISOString()}::timestamptz - make_interval(months => asked.month))
        group by 1, 2`);
      return rows.map(({ outcome, ...rest }) => ({ ...rest, outcome: outcome === null ? null : outcomeOf(outcome) }));
    },

    async daring() {
      const rows = await rowsOf<{ level: number; before: number; after: number }>(allDaring);
      return rows.filter(({ level }) => dareLevels.some((known) => known === level));
    },
  };
}

/** What a later version may have stored is counted, as what we do not know. */
const outcomeOf = (stored: string): Outcome => outcomes.find((known) => known === stored) ?? 'unknown';
