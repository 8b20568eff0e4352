import type { ChangeFilter, StoryChangeRepository } from '@uskalla/domain';
import { and, asc, desc, eq, gt, gte, isNull, lt, sql, type SQL } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { story, storyRevision } from '../schema.ts';
import { storyColumns } from './story-columns.ts';
import { toStory } from './to-story.ts';

/** The index has microseconds, a `Date` milliseconds: going on from a `Date` would give a story twice, or leave one out. */
const exactly = sql<string>`to_char(${story.changedAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** The library by change and by id, for programs that follow it; both orders are those of an index. */
export function createStoryChangeRepository(db: Handle): StoryChangeRepository {
  const newestRevision = and(eq(storyRevision.storyId, story.id), eq(storyRevision.number, story.revision));
  const toldAfter = (after: string | null) =>
    and(isNull(story.withdrawnAt), after === null ? undefined : gt(story.id, after));

  async function edge(order: SQL): Promise<Date | undefined> {
    const [row] = await db.select({ at: story.changedAt }).from(story).orderBy(order).limit(1);
    return row?.at;
  }

  return {
    async changes(filter) {
      const inOrder = filter.order === 'oldest first' ? asc : desc;
      const rows = await db
        .select({ story: storyColumns, revision: storyRevision, at: exactly })
        .from(story)
        .innerJoin(storyRevision, newestRevision)
        .where(narrowing(filter))
        .orderBy(inOrder(story.changedAt), inOrder(story.id))
        .limit(filter.limit);
      return rows.map(({ story: row, revision, at }) => ({
        place: { at, id: row.id },
        story: toStory(row, revision),
      }));
    },
    earliest: () => edge(asc(story.changedAt)),
    latest: () => edge(desc(story.changedAt)),

    async told(after, limit) {
      const rows = await db
        .select({ story: storyColumns, revision: storyRevision })
        .from(story)
        .innerJoin(storyRevision, newestRevision)
        .where(toldAfter(after))
        .orderBy(story.id)
        .limit(limit);
      return rows.map((row) => toStory(row.story, row.revision));
    },
    addresses: (after, limit) =>
      db
        .select({ id: story.id, slug: story.slug, changedAt: story.changedAt })
        .from(story)
        .where(toldAfter(after))
        .orderBy(story.id)
        .limit(limit),
  };
}

function narrowing({ order, since, before, municipality, theme, language, after }: ChangeFilter): SQL | undefined {
  const place = after && sql`(${after.at}::timestamptz, ${after.id}::uuid)`;
  const behind = order === 'oldest first' ? sql`>` : sql`<`;
  return and(
    since && gte(story.changedAt, since),
    before && lt(story.changedAt, before),
    municipality === undefined ? undefined : eq(story.municipality, municipality),
    theme === undefined ? undefined : eq(story.theme, theme),
    language === undefined ? undefined : eq(story.language, language),
    place && sql`(${story.changedAt}, ${story.id}) ${behind} ${place}`,
  );
}
