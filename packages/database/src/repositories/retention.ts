import { announcedDays, quietDays, type DueWorkshop, type RetentionRepository } from '@uskalla/domain';
import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import {
  contribution,
  draft,
  draftSnapshot,
  draftUpdate,
  erasureRequest,
  formerCode,
  liveState,
  organization,
  participant,
  publishConsent,
  workshop,
  workshopTable,
} from '../schema.ts';
import { keepDaring } from './daring.ts';

/** Taken up at once; the rest is due the next time it is asked. */
const workshopsAtOnce = 100;

export function createRetentionRepository(db: Handle): RetentionRepository {
  return {
    async keepingOf(workshopIds) {
      if (workshopIds.length === 0) return [];
      const requests = db.$count(erasureRequest, eq(erasureRequest.workshopId, workshop.id));
      return db
        .select({
          workshopId: workshop.id,
          announcedAt: workshop.endAnnouncedAt,
          retentionDays: organization.retentionDays,
          erasureRequests: requests,
        })
        .from(workshop)
        .innerJoin(organization, eq(organization.id, workshop.organisationId))
        .where(inArray(workshop.id, [...workshopIds]));
    },
    async due(now) {
      const at = sql`${now.toISOString()}::timestamptz`;
      const lastUsed = sql<Date>`greatest(${workshop.createdAt}, ${workshop.reopenedAt},
        (select max(${participant.joinedAt}) from ${participant} where ${participant.workshopId} = ${workshop.id}),
        (select max(${draftUpdate.at}) from ${draftUpdate} join ${draft} on ${draft.id} = ${draftUpdate.draftId}
          where ${draft.workshopId} = ${workshop.id}))`.mapWith(workshop.createdAt);
      const columns = {
        id: workshop.id,
        title: workshop.title,
        facilitatorId: workshop.facilitatorId,
        organisationId: workshop.organisationId,
        status: workshop.status,
        closedAt: workshop.closedAt,
        announcedAt: workshop.endAnnouncedAt,
        retentionDays: organization.retentionDays,
      };
      // Those that were told of, and whose end has not come, wait for nothing: they must not stand in the way of the others.
      const closed = await db
        .select({ ...columns, lastUsedAt: workshop.createdAt })
        .from(workshop)
        .innerJoin(organization, eq(organization.id, workshop.organisationId))
        .where(
          and(
            isNull(workshop.forgottenAt),
            eq(workshop.status, 'closed'),
            sql`${workshop.closedAt} <= ${at} - make_interval(days => ${organization.retentionDays} - ${announcedDays})`,
            sql`(${workshop.endAnnouncedAt} is null or ${workshop.endAnnouncedAt} < ${workshop.closedAt}
              or ${workshop.endAnnouncedAt} < ${workshop.closedAt} + make_interval(days => ${organization.retentionDays} - ${announcedDays})
              or ${workshop.closedAt} <= ${at} - make_interval(days => ${organization.retentionDays}))`,
          ),
        )
        .orderBy(workshop.closedAt, workshop.id)
        .limit(workshopsAtOnce);
      const open = await db
        .select({ ...columns, lastUsedAt: lastUsed })
        .from(workshop)
        .innerJoin(organization, eq(organization.id, workshop.organisationId))
        .where(
          and(
            eq(workshop.status, 'open'),
            sql`${workshop.createdAt} <= ${at} - make_interval(days => ${quietDays})`,
            sql`${lastUsed} <= ${at} - make_interval(days => ${quietDays})`,
          ),
        )
        .orderBy(workshop.createdAt, workshop.id)
        .limit(workshopsAtOnce);
      return [...closed, ...open].map((row): DueWorkshop => ({ ...row, status: row.status as DueWorkshop['status'] }));
    },

    async announce(id, at, before) {
      const asBefore = before === null ? isNull(workshop.endAnnouncedAt) : eq(workshop.endAnnouncedAt, before);
      const changed = await db
        .update(workshop)
        .set({ endAnnouncedAt: at })
        .where(and(eq(workshop.id, id), isNull(workshop.forgottenAt), asBefore))
        .returning({ id: workshop.id });
      return changed.length > 0;
    },

    forget: (id, at) =>
      db.transaction(async (tx) => {
        const changed = await tx
          .update(workshop)
          // Whoever had these links has nothing to come to.
          .set({ forgottenAt: at, coKey: null, wallKey: sql`gen_random_uuid()::text` })
          .where(and(eq(workshop.id, id), eq(workshop.status, 'closed'), isNull(workshop.forgottenAt)))
          .returning({ id: workshop.id });
        if (changed.length === 0) return false;
        await keepDaring(tx, eq(workshop.id, id));
        const drafts = tx.select({ id: draft.id }).from(draft).where(eq(draft.workshopId, id));
        await tx.execute(sql`select 1 from ${draft} where ${draft.workshopId} = ${id} for update`);
        for (const table of [draftUpdate, draftSnapshot, publishConsent])
          await tx.delete(table).where(inArray(table.draftId, drafts));
        for (const table of [contribution, liveState, participant, erasureRequest, formerCode])
          await tx.delete(table).where(eq(table.workshopId, id));
        await tx.delete(draft).where(and(eq(draft.workshopId, id), isNull(draft.storyId)));
        const published = tx.select({ id: draft.tableId }).from(draft).where(eq(draft.workshopId, id));
        await tx
          .delete(workshopTable)
          .where(and(eq(workshopTable.workshopId, id), sql`${workshopTable.id} not in ${published}`));
        await tx.update(workshopTable).set({ name: null, mergedInto: null }).where(eq(workshopTable.workshopId, id));
        await tx
          .update(draft)
          .set({ id: sql`gen_random_uuid()`, formerIds: [] })
          .where(and(eq(draft.workshopId, id), isNotNull(draft.storyId)));
        return true;
      }),
  };
}
