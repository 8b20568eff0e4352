import type { StoryFilter } from '@uskalla/domain';
import { and, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm';
import { story } from '../schema.ts';

/** The year somebody in Finland saw it come out. */
export const yearOf = sql<number>`extract(year from ${story.firstPublishedAt} at time zone 'Europe/Helsinki')::int`;

/** Told stories with every choice that is made. */
export function narrowing({
  municipalities,
  theme,
  stage,
  year,
  language,
}: Omit<StoryFilter, 'limit'>): SQL | undefined {
  return and(
    isNull(story.withdrawnAt),
    municipalities === undefined ? undefined : inArray(story.municipality, [...municipalities]),
    theme === undefined ? undefined : eq(story.theme, theme),
    stage === undefined ? undefined : eq(story.stage, stage),
    year === undefined ? undefined : sql`${yearOf} = ${year}`,
    language === undefined ? undefined : eq(story.language, language),
  );
}
