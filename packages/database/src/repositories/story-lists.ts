import { isStage, type Locale, type StoryFilter, type StoryRepository, type StorySummary } from '@uskalla/domain';
import { and, count, desc, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { story, storyRevision } from '../schema.ts';
import { lookUp, type AskedWord, type BaseForms } from './search-words.ts';
import { readCursor, writeCursor } from './story-cursor.ts';
import { hitsIn, passageOf, type IsHit } from './story-passage.ts';
import { toSummary } from './story-summary.ts';
import { matchOf, queryWords, type Match } from './story-search.ts';

/** The library as lists: searched, narrowed, page by page; and how many stories each further choice would leave. */
export function createStoryLists(db: Handle, baseForms: BaseForms): Pick<StoryRepository, 'search' | 'facets'> {
  /** What the words of a query find; `nothing` for a query of signs alone, which must not find everything. */
  async function matchFor(q: string | undefined, narrowed: SQL | undefined): Promise<Match | undefined | 'nothing'> {
    const words = queryWords(q);
    if (words.length === 0) return (q ?? '').trim() === '' ? undefined : 'nothing';
    const asked = await Promise.all(words.map((word) => lookUp(db, word, baseForms)));
    return (await hasAll(asked, narrowed)) ? matchOf(asked, 'all') : matchOf(asked, 'any');
  }

  /** Stories with any of the words are shown only where none has all. */
  async function hasAll(asked: readonly AskedWord[], narrowed: SQL | undefined): Promise<boolean> {
    if (asked.length === 1) return true;
    const { condition } = matchOf(asked, 'all');
    const rows = await db.select({ id: story.id }).from(story).where(and(condition, narrowed)).limit(1);
    return rows.length > 0;
  }

  return {
    async search(filter) {
      const narrowed = narrowing(filter);
      const match = await matchFor(filter.q, narrowed);
      if (match === 'nothing') return { items: [], next: null, total: 0 };
      const rank = match?.rank ?? sql<number>`0::real`;
      const filters = and(match?.condition, narrowed);
      const after = filter.cursor === undefined ? undefined : readCursor(filter.cursor);
      const further =
        after &&
        sql`(${rank}, ${story.publishedAt}, ${story.id}) < (${after.rank}::real, ${after.publishedAt}::timestamptz, ${after.id}::uuid)`;
      const [rows, [all]] = await Promise.all([
        db
          .select({ story, answers: storyRevision.answers, rank: sql<string>`(${rank})::text` })
          .from(story)
          .innerJoin(storyRevision, and(eq(storyRevision.storyId, story.id), eq(storyRevision.number, story.revision)))
          .where(and(filters, further))
          .orderBy(desc(rank), desc(story.publishedAt), desc(story.id))
          .limit(filter.limit + 1),
        db.select({ total: count() }).from(story).where(filters),
      ]);
      const page = rows.slice(0, filter.limit);
      const last = rows.length > filter.limit ? page.at(-1) : undefined;
      return {
        items: page.map(({ story: row, answers }) => summaryOf(row, answers, match?.isHit)),
        next: last
          ? writeCursor({ rank: last.rank, publishedAt: last.story.publishedAt.toISOString(), id: last.story.id })
          : null,
        total: all?.total ?? 0,
      };
    },

    async facets(filter) {
      const match = await matchFor(filter.q, narrowing(filter));
      /** Stories by the values of a column, narrowed by every choice but the one that is made among these. */
      const counted = async <T>(value: SQL<T>, own: Partial<StoryFilter>) => {
        if (match === 'nothing') return [];
        const rows = await db
          .select({ value, count: count() })
          .from(story)
          .where(and(match?.condition, narrowing({ ...filter, ...own })))
          .groupBy(sql`1`);
        return rows.filter((row) => row.value !== null);
      };
      const [municipalities, themes, stages, years, languages] = await Promise.all([
        counted(sql<string>`${story.municipality}`, { municipalities: undefined }),
        counted(sql<string>`${story.theme}`, { theme: undefined }),
        counted(sql<string>`${story.stage}`, { stage: undefined }),
        counted(yearOf, { year: undefined }),
        counted(sql<Locale>`${story.language}`, { language: undefined }),
      ]);
      return {
        municipalities,
        themes,
        stages: stages.flatMap(({ value, count }) => (isStage(value) ? [{ value, count }] : [])),
        years,
        languages,
      };
    },
  };
}

/** The year somebody in Finland saw it come out. */
const yearOf = sql<number>`extract(year from ${story.firstPublishedAt} at time zone 'Europe/Helsinki')::int`;

function narrowing({ municipalities, theme, stage, year, language }: Omit<StoryFilter, 'limit'>): SQL | undefined {
  return and(
    isNull(story.withdrawnAt),
    municipalities === undefined ? undefined : inArray(story.municipality, [...municipalities]),
    theme === undefined ? undefined : eq(story.theme, theme),
    stage === undefined ? undefined : eq(story.stage, stage),
    year === undefined ? undefined : sql`${yearOf} = ${year}`,
    language === undefined ? undefined : eq(story.language, language),
  );
}

function summaryOf(
  row: typeof story.$inferSelect,
  answers: readonly { text: string }[],
  isHit: IsHit | undefined,
): StorySummary {
  const plain = toSummary(row);
  if (!isHit) return plain;
  const texts = answers.map(({ text }) => text);
  const excerpt = passageOf(texts, isHit) ?? plain.excerpt;
  return { ...plain, excerpt, matched: hitsIn(`${plain.title} ${excerpt}`, isHit) };
}
