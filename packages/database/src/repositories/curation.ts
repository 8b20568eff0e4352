import type {
  Announcement,
  Collection,
  CurationAct,
  CurationActName,
  CurationRepository,
  Locale,
  ReviewItem,
} from '@uskalla/domain';
import { and, asc, desc, eq, isNotNull, isNull, ne, sql, type SQL } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { markChanged } from '../search/library-change.ts';
import { ambassador, announcedStory, collection, curationAct, draft, story, user, workshop } from '../schema.ts';
import { storyColumns, type StoryRow } from './story-columns.ts';

/** The ambassadors' work: what they do, and the public log of it, each time in one transaction. */
export function createCurationRepository(db: Handle): CurationRepository {
  const log = (tx: Pick<Handle, 'insert'>, entry: CurationAct) => tx.insert(curationAct).values(entry);

  /** Changes a story where `where` holds, and notes it. @returns whether it did */
  const changeStory = (
    storyId: string,
    where: SQL | undefined,
    values: Partial<typeof story.$inferInsert>,
    entry: CurationAct,
  ) =>
    db.transaction(async (tx) => {
      const changed = await tx
        .update(story)
        .set(values)
        .where(and(eq(story.id, storyId), where))
        .returning({ id: story.id });
      if (changed.length === 0) return false;
      await log(tx, entry);
      await markChanged(tx, [storyId]);
      return true;
    });

  return {
    async isAmbassador(userId) {
      return (await db.select().from(ambassador).where(eq(ambassador.userId, userId))).length > 0;
    },
    ambassadors: () =>
      db
        .select({ userId: user.id, name: user.name, email: user.email })
        .from(ambassador)
        .innerJoin(user, eq(user.id, ambassador.userId))
        .orderBy(asc(user.name), asc(user.id)),
    async removeAmbassador(userId) {
      await db.delete(ambassador).where(eq(ambassador.userId, userId));
    },
    async addAmbassador(userId) {
      await db.insert(ambassador).values({ userId }).onConflictDoNothing();
    },

    async toReview(limit) {
      const rows = await db
        .select(storyColumns)
        .from(story)
        .where(and(isNull(story.reviewedAt), isNull(story.withdrawnAt), eq(story.example, false)))
        .orderBy(asc(story.publishedAt), asc(story.id))
        .limit(limit);
      return rows.map(toReviewItem);
    },
    async changesAsked(facilitatorId) {
      const rows = await db
        .select({ story: storyColumns })
        .from(story)
        .innerJoin(draft, eq(draft.storyId, story.id))
        .innerJoin(workshop, eq(workshop.id, draft.workshopId))
        .where(and(isNotNull(story.changeAsked), isNull(story.withdrawnAt), eq(workshop.facilitatorId, facilitatorId)))
        .orderBy(asc(story.publishedAt), asc(story.id));
      return rows.map((row) => toReviewItem(row.story));
    },
    async markRead(storyId, entry) {
      await changeStory(storyId, undefined, { reviewedAt: entry.at, changeAsked: null }, entry);
    },
    async askChange(storyId, entry) {
      await changeStory(storyId, undefined, { reviewedAt: null, changeAsked: entry.reason }, entry);
    },
    withdraw: (storyId, entry) =>
      changeStory(
        storyId,
        isNull(story.withdrawnAt),
        { withdrawnAt: entry.at, withdrawnReason: entry.reason, changedAt: entry.at },
        entry,
      ),
    restore: (storyId, entry) =>
      changeStory(
        storyId,
        and(isNotNull(story.withdrawnAt), isNull(story.emptiedAt)),
        { withdrawnAt: null, withdrawnReason: null, changedAt: entry.at },
        entry,
      ),
    async note(entry) {
      await log(db, entry);
    },
    async acts(limit, before) {
      const rows = await db
        .select({ act: curationAct, language: story.language, withdrawnAt: story.withdrawnAt })
        .from(curationAct)
        .leftJoin(story, eq(story.id, curationAct.storyId))
        .where(before === undefined ? undefined : sql`${curationAct.id} < ${before}::uuid`)
        // Ids are made in the order of time.
        .orderBy(desc(curationAct.id))
        .limit(limit);
      return rows.map(({ act, language, withdrawnAt }) => ({
        ...act,
        act: act.act as CurationActName,
        language: language as Locale | null,
        isAway: withdrawnAt !== null,
      }));
    },

    async collections() {
      const rows = await db
        .select()
        .from(collection)
        .orderBy(sql`${collection.frontPlace} asc nulls last`, desc(collection.changedAt));
      return rows.map(toCollection);
    },
    async collectionBySlug(slug) {
      if (slug.includes('\0')) return undefined;
      const [row] = await db.select().from(collection).where(eq(collection.slug, slug));
      return row && toCollection(row);
    },
    saveCollection: (saved, entry) =>
      db.transaction(async (tx) => {
        const taken = await tx
          .select({ id: collection.id })
          .from(collection)
          .where(and(eq(collection.slug, saved.slug), ne(collection.id, saved.id)));
        if (taken.length > 0) return false;
        const { id, ...values } = { ...saved, stories: [...saved.stories] };
        await tx
          .insert(collection)
          .values({ id, ...values })
          .onConflictDoUpdate({ target: collection.id, set: values });
        await log(tx, entry);
        return true;
      }),
    removeCollection: (id, entry) =>
      db.transaction(async (tx) => {
        const removed = await tx.delete(collection).where(eq(collection.id, id)).returning({ id: collection.id });
        if (removed.length > 0) await log(tx, entry);
      }),

    async announcements(limit) {
      const rows = await db
        .select()
        .from(announcedStory)
        .where(isNull(announcedStory.storyId))
        .orderBy(desc(announcedStory.announcedAt), desc(announcedStory.id))
        .limit(limit);
      return rows.map(({ storyId: _none, language, ...rest }): Announcement => ({
        ...rest,
        language: language as Locale,
      }));
    },
    announce: (announcement, entry) =>
      db.transaction(async (tx) => {
        await tx.insert(announcedStory).values(announcement);
        await log(tx, entry);
      }),
    endAnnouncement: (id, storyId, entry) =>
      db.transaction(async (tx) => {
        const where = eq(announcedStory.id, id);
        if (storyId === null) await tx.delete(announcedStory).where(where);
        else await tx.update(announcedStory).set({ storyId }).where(where);
        await log(tx, entry);
      }),
  };
}

function toReviewItem(row: StoryRow): ReviewItem {
  const { slug, title, language, municipality, publishedAt, changeAsked } = row;
  return { slug, title, language: language as Locale, municipality, publishedAt, changeAsked };
}

function toCollection(row: typeof collection.$inferSelect): Collection {
  return { ...row, language: row.language as Locale };
}
