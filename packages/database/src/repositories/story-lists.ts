import type { StoryFilter, StoryRepository, StorySummary } from '@uskalla/domain';
import { and, count, desc, eq, not, sql, type SQL } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { story, storyRevision } from '../schema.ts';
import { createHeldUntilChange } from './held-until-change.ts';
import type { BaseForms } from './search-words.ts';
import { readCursor, writeCursor, type StoryCursor } from './story-cursor.ts';
import { countFacets } from './story-facets.ts';
import { narrowing } from './story-filter.ts';
import { matchFor } from './story-match.ts';
import { hitsIn, passageOf, type IsHit } from './story-passage.ts';
import type { Match } from './story-search.ts';
import { toSummary } from './story-summary.ts';

/** The best of so many are shown where more stories have the words: the newest, and those with them in the title. */
const mostRanked = 400;
const mostByTitle = 100;
/** Stories found are counted so far, and "more than" after that. */
const mostCounted = 1_000;

/** The library as lists: searched, narrowed, page by page; and how many stories each further choice would leave. */
export function createStoryLists(db: Handle, baseForms: BaseForms): Pick<StoryRepository, 'search' | 'facets'> {
  const held = createHeldUntilChange(db);

  const newestFirst = [desc(story.publishedAt), desc(story.id)];

  /** Ids of the newest stories of a condition, `mostCounted` and one more at the most. */
  async function newest(where: SQL | undefined, limit: number): Promise<string[]> {
    const rows = await db
      .select({ id: story.id })
      .from(story)
      .where(where)
      .orderBy(...newestFirst)
      .limit(limit);
    return rows.map(({ id }) => id);
  }

  /**
   * The stories worth ranking, and how many were found. Among the newest first: where that finds enough, the rest is not asked
   * for, since finding all stories with a common word takes longer than anybody waits.
   */
  async function candidates(
    match: Match,
    narrowed: SQL | undefined,
  ): Promise<{ ids: string[]; total: number; isMore: boolean }> {
    const recent = await newest(and(story.isRecent, match.condition, narrowed), mostCounted + 1);
    const found = recent.length >= mostRanked ? recent : await newest(and(match.condition, narrowed), mostCounted + 1);
    const titled = found.length > mostRanked ? await newest(and(match.inTitle, narrowed), mostByTitle) : [];
    return {
      ids: [...new Set([...found.slice(0, mostRanked), ...titled])],
      total: Math.min(found.length, mostCounted),
      isMore: found.length > mostCounted || (found === recent && (await hasOlder())),
    };
  }

  /** Whether the library is larger than what is looked through first. */
  async function hasOlder(): Promise<boolean> {
    return (await db.select({ id: story.id }).from(story).where(not(story.isRecent)).limit(1)).length > 0;
  }

  async function rankedPage(match: Match, narrowed: SQL | undefined, after: StoryCursor | undefined, limit: number) {
    const { ids, total, isMore } = await candidates(match, narrowed);
    if (ids.length === 0) return { rows: [], total, isMore };
    const ranked = db
      .select({ id: story.id, rank: match.rank.as('rank') })
      .from(story)
      .where(sql`${story.id} = any(${sql.param(ids)}::uuid[])`)
      .as('ranked');
    const rows = await db
      .select({ story, answers: storyRevision.answers, rank: sql<string>`(${ranked.rank})::text` })
      .from(ranked)
      .innerJoin(story, eq(story.id, ranked.id))
      .innerJoin(storyRevision, and(eq(storyRevision.storyId, story.id), eq(storyRevision.number, story.revision)))
      .where(
        after &&
          sql`(${ranked.rank}, ${story.publishedAt}, ${story.id}) < (${after.rank}::real, ${after.publishedAt}::timestamptz, ${after.id}::uuid)`,
      )
      .orderBy(desc(ranked.rank), ...newestFirst)
      .limit(limit + 1);
    return { rows, total, isMore };
  }

  async function newestPage({ cursor: _none, limit, ...filter }: StoryFilter, after: StoryCursor | undefined) {
    const narrowed = narrowing(filter);
    const further =
      after && sql`(${story.publishedAt}, ${story.id}) < (${after.publishedAt}::timestamptz, ${after.id}::uuid)`;
    const [rows, [all]] = await Promise.all([
      db
        .select({ story, answers: storyRevision.answers, rank: sql<string>`'0'` })
        .from(story)
        .innerJoin(storyRevision, and(eq(storyRevision.storyId, story.id), eq(storyRevision.number, story.revision)))
        .where(and(narrowed, further))
        .orderBy(...newestFirst)
        .limit(limit + 1),
      held(`total ${JSON.stringify(filter)}`, () => db.select({ total: count() }).from(story).where(narrowed)),
    ]);
    return { rows, total: all?.total ?? 0, isMore: false };
  }

  return {
    async search(filter) {
      const narrowed = narrowing(filter);
      const match = await matchFor(db, filter.q, narrowed, baseForms);
      if (match === 'nothing') return { items: [], next: null, total: 0, isMore: false };
      const after = filter.cursor === undefined ? undefined : readCursor(filter.cursor);
      const page = match ? await rankedPage(match, narrowed, after, filter.limit) : await newestPage(filter, after);
      const rows = page.rows.slice(0, filter.limit);
      const last = page.rows.length > filter.limit ? rows.at(-1) : undefined;
      return {
        items: rows.map(({ story: row, answers }) => summaryOf(row, answers, match?.isHit)),
        next: last
          ? writeCursor({ rank: last.rank, publishedAt: last.story.publishedAt.toISOString(), id: last.story.id })
          : null,
        total: page.total,
        isMore: page.isMore,
      };
    },

    facets: (filter) => held(`facets ${JSON.stringify(filter)}`, () => countFacets(db, filter, baseForms)),
  };
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
