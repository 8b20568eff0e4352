import type { Locale, TellerRepository } from '@uskalla/domain';
import { and, asc, eq, ne, notInArray, sql } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { story, storyRevision, storyTeller } from '../schema.ts';
import { markChanged } from '../search/library-change.ts';

export function createTellerRepository(db: Handle): TellerRepository {
  return {
    keep: (storyId, tellers) =>
      db.transaction(async (tx) => {
        const ids = tellers.map(({ teller }) => teller);
        const others = ids.length === 0 ? undefined : notInArray(storyTeller.teller, ids);
        await tx
          .update(storyTeller)
          .set({ name: null })
          .where(and(eq(storyTeller.storyId, storyId), others));
        if (tellers.length === 0) return;
        await tx
          .insert(storyTeller)
          .values(tellers.map(({ teller, name }) => ({ storyId, teller, name })))
          .onConflictDoUpdate({
            target: [storyTeller.storyId, storyTeller.teller],
            set: { name: sql`excluded.name` },
          });
      }),
    async storiesOf(teller) {
      const rows = await db
        .select({
          storyId: story.id,
          slug: story.slug,
          language: story.language,
          title: story.title,
          name: storyTeller.name,
          isWithdrawn: sql<boolean>`${story.withdrawnAt} is not null`,
        })
        .from(storyTeller)
        .innerJoin(story, eq(story.id, storyTeller.storyId))
        .where(eq(storyTeller.teller, teller))
        .orderBy(asc(story.firstPublishedAt), asc(story.id));
      return rows.map(({ language, ...row }) => ({ ...row, language: language as Locale }));
    },
    removeName: (storyId, teller, at) =>
      db.transaction(async (tx) => {
        // Locked, so that a revision published meanwhile does not bring the name back.
        await tx.select({ id: story.id }).from(story).where(eq(story.id, storyId)).for('update');
        const own = and(eq(storyTeller.storyId, storyId), eq(storyTeller.teller, teller));
        const [row] = await tx.select({ name: storyTeller.name }).from(storyTeller).where(own);
        const name = row?.name ?? null;
        if (name === null) return;
        await tx.update(storyTeller).set({ name: null }).where(own);
        const [namesake] = await tx
          .select({ teller: storyTeller.teller })
          .from(storyTeller)
          .where(and(eq(storyTeller.storyId, storyId), ne(storyTeller.teller, teller), eq(storyTeller.name, name)));
        if (namesake) return;
        await tx
          .update(storyRevision)
          .set({ names: sql`${storyRevision.names} - ${name}::text` })
          .where(eq(storyRevision.storyId, storyId));
        await tx.update(story).set({ changedAt: at }).where(eq(story.id, storyId));
        await markChanged(tx, [storyId]);
      }),
  };
}
