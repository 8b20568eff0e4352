import { seatAuthor, type ErasureRepository } from '@uskalla/domain';
import { and, asc, eq, inArray, isNull, max, or, sql } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import {
  agendaTemplate,
  ambassador,
  contribution,
  curationAct,
  draft,
  draftSnapshot,
  draftUpdate,
  erasureRequest,
  followUp,
  invitation,
  participant,
  publishConsent,
  rateLimit,
  readerQuestion,
  story,
  storyPhoto,
  storyRevision,
  storyTeller,
  storyTranslation,
  verification,
} from '../schema.ts';
import { markChanged } from '../search/library-change.ts';
import { makeFound } from '../search/make-found.ts';
import type { SearchKnowledge } from '../search/story-words.ts';
import { erasedSlug } from './erased-slug.ts';
import { rewriteTexts } from './rewrite-story.ts';
import { lockLog } from './update-log.ts';

/** @param scrub how this engine is made to forget; see `scrub.ts` */
export function createErasureRepository(
  db: Handle,
  knows: SearchKnowledge,
  scrub: () => Promise<void>,
): ErasureRepository {
  return {
    async request(request) {
      await db.insert(erasureRequest).values(request).onConflictDoNothing();
    },
    requestsOf: (workshopId) =>
      db
        .select()
        .from(erasureRequest)
        .where(eq(erasureRequest.workshopId, workshopId))
        .orderBy(asc(erasureRequest.askedAt), asc(erasureRequest.participantId)),
    async workshopOf(participantId) {
      const [seat] = await db
        .select({ workshopId: participant.workshopId })
        .from(participant)
        .where(eq(participant.id, participantId));
      if (seat) return seat.workshopId;
      const [written] = await db
        .select({ workshopId: draft.workshopId })
        .from(draftUpdate)
        .innerJoin(draft, eq(draft.id, draftUpdate.draftId))
        .where(eq(draftUpdate.author, seatAuthor(participantId)))
        .limit(1);
      return written?.workshopId;
    },

    rebuild: ({ draftId, seen, fresh }, at) =>
      db.transaction(async (tx) => {
        // The row first, as those who append do: then nobody is between it and the log's lock.
        const [row] = await tx.select().from(draft).where(eq(draft.id, draftId)).for('update');
        if (!row) return false;
        await lockLog(tx, draftId);
        const [last] = await tx
          .select({ seq: max(draftUpdate.seq) })
          .from(draftUpdate)
          .where(eq(draftUpdate.draftId, draftId));
        if ((last?.seq ?? 0) !== seen) return false;
        const said = await tx.delete(publishConsent).where(eq(publishConsent.draftId, draftId)).returning();
        await tx.delete(draftSnapshot).where(eq(draftSnapshot.draftId, draftId));
        await tx.delete(draftUpdate).where(eq(draftUpdate.draftId, draftId));
        await tx
          .update(draft)
          .set({ id: fresh.id, formerIds: [...row.formerIds, draftId] })
          .where(eq(draft.id, draftId));
        await tx.insert(draftUpdate).values({ draftId: fresh.id, update: fresh.firstContent, author: 'server', at });
        if (said.length > 0)
          await tx.insert(publishConsent).values(said.map((consent) => ({ ...consent, draftId: fresh.id })));
        return true;
      }),

    removePerson: (participantId, workshopId, contributors) =>
      db.transaction(async (tx) => {
        await tx.delete(participant).where(eq(participant.id, participantId));
        await tx.delete(publishConsent).where(eq(publishConsent.by, participantId));
        await tx.delete(storyTeller).where(eq(storyTeller.teller, participantId));
        await tx.delete(erasureRequest).where(eq(erasureRequest.participantId, participantId));
        if (contributors.length === 0) return;
        await tx
          .delete(contribution)
          .where(and(eq(contribution.workshopId, workshopId), inArray(contribution.by, [...contributors])));
      }),

    async storiesOf(workshopId) {
      const rows = await db
        .select({ storyId: story.id, draftId: draft.id, teller: storyTeller.teller })
        .from(draft)
        .innerJoin(story, and(eq(story.id, draft.storyId), isNull(story.emptiedAt)))
        .leftJoin(storyTeller, eq(storyTeller.storyId, story.id))
        .where(eq(draft.workshopId, workshopId));
      return [...Map.groupBy(rows, ({ storyId }) => storyId)].map(([storyId, of]) => ({
        storyId,
        draftId: of[0]?.draftId ?? '',
        tellers: of.flatMap(({ teller }) => teller ?? []),
      }));
    },

    rewriteStory: (storyId, rewrite, names, at) =>
      db.transaction(async (tx) => {
        await tx.select({ id: story.id }).from(story).where(eq(story.id, storyId)).for('update');
        if (!(await rewriteTexts(tx, storyId, rewrite, names))) return;
        await tx.update(story).set({ changedAt: at }).where(eq(story.id, storyId));
        await makeFound(tx, [storyId], knows);
        await markChanged(tx, [storyId]);
      }),

    emptyStory: (storyId, reason, at) =>
      db.transaction(async (tx) => {
        const [row] = await tx
          .select({ slug: story.slug, revision: story.revision, municipality: story.municipality })
          .from(story)
          .where(and(eq(story.id, storyId), isNull(story.emptiedAt)))
          .for('update');
        if (!row) return;
        const revisions = eq(storyRevision.storyId, storyId);
        await tx.delete(storyRevision).where(and(revisions, sql`${storyRevision.number} <> ${row.revision}`));
        await tx
          .update(storyRevision)
          .set({
            title: '',
            answers: [],
            names: [],
            facts: { municipality: row.municipality, theme: null, stage: null, time: null, teller: null, role: null },
            provenance: sql`${storyRevision.provenance} || '{"workshop": null, "date": null}'::jsonb`,
          })
          .where(revisions);
        for (const table of [storyTranslation, storyTeller, readerQuestion, followUp])
          await tx.delete(table).where(eq(table.storyId, storyId));
        // Whose files are removed by those who keep photos.
        await tx
          .update(storyPhoto)
          .set({ storyId: null, isShown: false, alt: '', caption: '', credit: '' })
          .where(eq(storyPhoto.storyId, storyId));
        await tx.update(draft).set({ storyId: null }).where(eq(draft.storyId, storyId));
        await tx.update(curationAct).set({ title: '', reason: '' }).where(eq(curationAct.storyId, storyId));
        await tx
          .update(story)
          .set({
            slug: erasedSlug(row.slug),
            title: '',
            excerpt: '',
            theme: null,
            stage: null,
            words: new Uint8Array(),
            dared: [],
            failed: [],
            factsTold: [],
            changeAsked: null,
            withdrawnAt: sql`coalesce(${story.withdrawnAt}, ${at.toISOString()}::timestamptz)`,
            withdrawnReason: reason,
            emptiedAt: at,
            changedAt: at,
          })
          .where(eq(story.id, storyId));
        await markChanged(tx, [storyId]);
      }),

    removeAccountTraces: ({ id, name, email }) =>
      db.transaction(async (tx) => {
        await tx.delete(agendaTemplate).where(eq(agendaTemplate.ownerId, id));
        await tx.delete(ambassador).where(eq(ambassador.userId, id));
        await tx.delete(invitation).where(eq(sql`lower(${invitation.email})`, email.toLowerCase()));
        await tx
          .delete(verification)
          .where(
            or(
              sql`position(${email} in ${verification.identifier}) > 0`,
              sql`position(${email} in ${verification.value}) > 0`,
              sql`position(${id} in ${verification.value}) > 0`,
            ),
          );
        await tx.delete(rateLimit).where(sql`position(${email} in ${rateLimit.key}) > 0`);
        if (name === '') return;
        await tx.update(curationAct).set({ by: '' }).where(eq(curationAct.by, name));
        const translated = await tx
          .update(storyTranslation)
          .set({ by: '' })
          .where(eq(storyTranslation.by, name))
          .returning({ storyId: storyTranslation.storyId });
        await markChanged(tx, [...new Set(translated.map(({ storyId }) => storyId))]);
      }),

    scrub,
  };
}
