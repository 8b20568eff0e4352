import { and, asc, exists, eq, gt, lte, sql } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { followUp, story, storyPhoto } from '../schema.ts';
import { libraryNumber, type LibraryNumber } from './library-change.ts';
import { StoryIndex, type IndexedStory } from './story-index.ts';

/** The index as it is now, and the number of the library it has. */
export type CurrentIndex = Readonly<{ index: StoryIndex; number: number }>;

/** Few, since whatever else the process does waits while these are read into the index. */
const storiesAtOnce = 500;

/**
 * Keeps an index of the library in memory. Each time it is asked for, the database is asked for its number: what was published a
 * moment ago, also by another process, is in it. The first time it is read as a whole: some seconds for a hundred thousand stories.
 * @returns what to ask
 */
export function followStories(db: Handle): () => Promise<CurrentIndex> {
  let index = new StoryIndex();
  let followed = -1;
  let work: Promise<unknown> = Promise.resolve();

  async function catchUp({ number, removed }: LibraryNumber): Promise<void> {
    if (number <= followed) return;
    const isAnew = followed < 0 || removed > followed || index.isWorn;
    const next = isAnew ? new StoryIndex() : index;
    let after: Place = { change: isAnew ? -1 : followed, id: lastId };
    for (;;) {
      const rows = await changedStories(db, after, number);
      for (const row of rows) {
        if (row.withdrawnAt) next.remove(row.id);
        else next.put(toIndexed(row));
      }
      const last = rows.at(-1);
      if (!last || rows.length < storiesAtOnce) break;
      after = last;
    }
    index = next;
    followed = number;
  }

  return async () => {
    const now = await libraryNumber(db);
    if (now.number > followed) {
      const caughtUp = work.then(() => catchUp(now));
      work = caughtUp.catch(() => undefined);
      await caughtUp;
    }
    return { index, number: followed };
  };
}

type Place = Readonly<{ change: number; id: string }>;
const lastId = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Stories in the order of their changes. One that changes again meanwhile comes with that change. */
function changedStories(db: Handle, after: Place, upTo: number) {
  const isFollowedUp = exists(
    db.select({ month: followUp.month }).from(followUp).where(eq(followUp.storyId, story.id)),
  );
  const isPictured = exists(
    db
      .select({ id: storyPhoto.id })
      .from(storyPhoto)
      .where(and(eq(storyPhoto.storyId, story.id), storyPhoto.isShown)),
  );
  return db
    .select({
      id: story.id,
      change: story.change,
      withdrawnAt: story.withdrawnAt,
      publishedAt: story.publishedAt,
      thanks: story.thanks,
      municipality: story.municipality,
      theme: story.theme,
      stage: story.stage,
      // The year somebody in Finland saw it come out.
      year: sql<string>`extract(year from ${story.firstPublishedAt} at time zone 'Europe/Helsinki')::int::text`,
      language: story.language,
      dared: story.dared,
      failed: story.failed,
      factsTold: story.factsTold,
      isFollowedUp: sql<boolean>`${isFollowedUp}`,
      isPictured: sql<boolean>`${isPictured}`,
      words: story.words,
    })
    .from(story)
    .where(
      and(
        lte(story.change, upTo),
        // The index knows the first alone to be a range.
        gt(story.change, after.change - 1),
        sql`(${story.change}, ${story.id}) > (${after.change}, ${after.id}::uuid)`,
      ),
    )
    .orderBy(asc(story.change), asc(story.id))
    .limit(storiesAtOnce);
}

function toIndexed(row: Awaited<ReturnType<typeof changedStories>>[number]): IndexedStory {
  const some = (value: string | null) => (value === null ? [] : [value]);
  return {
    id: row.id,
    publishedAt: row.publishedAt.getTime(),
    thanks: row.thanks,
    values: {
      municipality: [row.municipality],
      theme: some(row.theme),
      stage: some(row.stage),
      year: [row.year],
      language: [row.language],
      dared: row.dared,
      failed: row.failed,
      fact: [...row.factsTold, ...(row.isFollowedUp ? ['later'] : []), ...(row.isPictured ? ['photo'] : [])],
    },
    words: row.words,
  };
}
