import type { PhotoChange, StoryPhoto, StoryPhotoRepository } from '@uskalla/domain';
import { and, asc, count, eq, inArray, isNull, lt, max, or, sql } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { curationAct, story, storyPhoto } from '../schema.ts';
import { markChanged } from '../search/library-change.ts';

type Tx = Pick<Handle, 'select' | 'insert' | 'update'>;

/** Photos of stories, without their bytes; what is shown, and what is still to be cleaned. */
export function createStoryPhotoRepository(db: Handle): StoryPhotoRepository {
  const inOrder = [asc(storyPhoto.place), asc(storyPhoto.id)];

  /** What readers see of the story changed; ambassadors have not seen what its tellers did. The story's row is held until the end. */
  async function touch(tx: Tx, storyId: string, { at, entry }: PhotoChange): Promise<void> {
    await tx
      .update(story)
      .set({ changedAt: at, ...(entry === null && { reviewedAt: null }) })
      .where(eq(story.id, storyId));
    if (entry) await tx.insert(curationAct).values(entry);
    await markChanged(tx, [storyId]);
  }

  async function storyOf(tx: Tx, id: string, isShown: boolean): Promise<string | undefined> {
    const [row] = await tx
      .select({ storyId: storyPhoto.storyId })
      .from(storyPhoto)
      .where(and(eq(storyPhoto.id, id), eq(storyPhoto.isShown, isShown)));
    return row?.storyId ?? undefined;
  }

  async function ofStories(storyIds: readonly string[]): Promise<ReadonlyMap<string, StoryPhoto[]>> {
    const found = new Map<string, StoryPhoto[]>();
    if (storyIds.length === 0) return found;
    const rows = await db
      .select()
      .from(storyPhoto)
      .where(and(inArray(storyPhoto.storyId, [...storyIds]), storyPhoto.isShown))
      .orderBy(...inOrder);
    for (const row of rows) {
      if (row.storyId === null) continue;
      const photos = found.get(row.storyId) ?? [];
      photos.push(toPhoto(row));
      found.set(row.storyId, photos);
    }
    return found;
  }

  return {
    ofStories,
    ofStory: async (storyId) => (await ofStories([storyId])).get(storyId) ?? [],
    async byId(id) {
      const [row] = await db
        .select()
        .from(storyPhoto)
        .where(and(eq(storyPhoto.id, id), storyPhoto.isShown));
      return row && row.storyId !== null ? { photo: toPhoto(row), storyId: row.storyId } : undefined;
    },
    async inPublic(id) {
      const [row] = await db
        .select({ photo: storyPhoto })
        .from(storyPhoto)
        .innerJoin(story, eq(story.id, storyPhoto.storyId))
        .where(and(eq(storyPhoto.id, id), storyPhoto.isShown, isNull(story.withdrawnAt)));
      return row && toPhoto(row.photo);
    },

    async reserve(storyId, photo) {
      await db.insert(storyPhoto).values({ ...photo, storyId });
    },
    show: (id, most, change) =>
      db.transaction(async (tx) => {
        const storyId = await storyOf(tx, id, false);
        if (storyId === undefined) return false;
        // Two that come at one moment are counted one after the other: this waits for the story's row.
        await tx.select({ id: story.id }).from(story).where(eq(story.id, storyId)).for('update');
        const [row] = await tx
          .select({ shown: count(), last: max(storyPhoto.place) })
          .from(storyPhoto)
          .where(and(eq(storyPhoto.storyId, storyId), storyPhoto.isShown));
        if ((row?.shown ?? 0) >= most) return false;
        await tx
          .update(storyPhoto)
          .set({ isShown: true, place: (row?.last ?? 0) + 1 })
          .where(eq(storyPhoto.id, id));
        await touch(tx, storyId, change);
        return true;
      }),
    changeWords: (id, { alt, caption, credit }, change) =>
      db.transaction(async (tx) => {
        const storyId = await storyOf(tx, id, true);
        if (storyId === undefined) return;
        await tx.update(storyPhoto).set({ alt, caption, credit }).where(eq(storyPhoto.id, id));
        await touch(tx, storyId, change);
      }),
    order: (storyId, ids, change) =>
      db.transaction(async (tx) => {
        // Held before the photos' rows, as where one is shown.
        await tx.select({ id: story.id }).from(story).where(eq(story.id, storyId)).for('update');
        for (const [index, id] of ids.entries()) {
          await tx
            .update(storyPhoto)
            .set({ place: index + 1 })
            .where(and(eq(storyPhoto.id, id), eq(storyPhoto.storyId, storyId)));
        }
        await touch(tx, storyId, change);
      }),
    hide: (id, change) =>
      db.transaction(async (tx) => {
        const [row] = await tx
          .update(storyPhoto)
          .set({ isShown: false })
          .where(and(eq(storyPhoto.id, id), storyPhoto.isShown))
          .returning({ storyId: storyPhoto.storyId });
        if (!row) return false;
        if (row.storyId !== null) await touch(tx, row.storyId, change);
        return true;
      }),
    async forget(id) {
      await db.delete(storyPhoto).where(eq(storyPhoto.id, id));
    },
    async leftOver(before) {
      const rows = await db
        .select()
        .from(storyPhoto)
        .where(or(isNull(storyPhoto.storyId), and(sql`not ${storyPhoto.isShown}`, lt(storyPhoto.addedAt, before))))
        .limit(1000);
      return rows.map(toPhoto);
    },
  };
}

function toPhoto(row: typeof storyPhoto.$inferSelect): StoryPhoto {
  const { id, alt, caption, credit, width, height, addedAt } = row;
  return { id, alt, caption, credit, width, height, addedAt };
}
