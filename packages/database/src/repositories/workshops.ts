import { type Workshop, type WorkshopRepository } from '@uskalla/domain';
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { draft, draftUpdate, formerCode, liveState, workshop, workshopTable } from '../schema.ts';

export function createWorkshopRepository(db: Handle): WorkshopRepository {
  return {
    create: (made, wallKey, tables, begin) =>
      db.transaction(async (tx) => {
        if (await isFormer(tx, made.code)) return false;
        const inserted = await tx
          .insert(workshop)
          .values({ ...made, wallKey })
          .onConflictDoNothing({ target: workshop.code })
          .returning({ id: workshop.id });
        if (inserted.length === 0) return false;
        await tx.insert(workshopTable).values(tables.map(({ table }) => table));
        await tx.insert(draft).values(
          tables.map(({ table }) => ({
            id: table.draftId,
            workshopId: made.id,
            tableId: table.id,
            status: 'writing',
          })),
        );
        await tx.insert(draftUpdate).values(
          tables.map(({ table, firstContent }) => ({
            draftId: table.draftId,
            update: firstContent,
            author: 'server',
            at: made.createdAt,
          })),
        );
        await tx.insert(liveState).values({ workshopId: made.id, version: 1, state: begin });
        return true;
      }),
    async byId(id) {
      const [row] = await db.select().from(workshop).where(eq(workshop.id, id));
      return row && toWorkshop(row);
    },
    async byCode(code) {
      const [row] = await db.select().from(workshop).where(eq(workshop.code, code));
      return row && toWorkshop(row);
    },
    async byFormerCode(code) {
      const [row] = await db
        .select({ workshop })
        .from(formerCode)
        .innerJoin(workshop, eq(workshop.id, formerCode.workshopId))
        .where(eq(formerCode.code, code));
      return row && toWorkshop(row.workshop);
    },
    setCode: (id, code) =>
      db.transaction(async (tx) => {
        const [before] = await tx
          .select({ code: workshop.code })
          .from(workshop)
          .where(eq(workshop.id, id))
          .for('update');
        const [taken] = await tx.select({ id: workshop.id }).from(workshop).where(eq(workshop.code, code));
        if (!before || taken || (await isFormer(tx, code))) return false;
        await tx.insert(formerCode).values({ code: before.code, workshopId: id });
        await tx.update(workshop).set({ code }).where(eq(workshop.id, id));
        return true;
      }),
    async handOvers(id) {
      const [row] = await db.select({ handOvers: workshop.handOvers }).from(workshop).where(eq(workshop.id, id));
      return row?.handOvers;
    },
    async handOver(id, before, facilitatorId) {
      const rows = await db
        .update(workshop)
        .set({ facilitatorId, handOvers: before + 1 })
        .where(and(eq(workshop.id, id), eq(workshop.handOvers, before)))
        .returning({ id: workshop.id });
      return rows.length > 0;
    },
    async byFacilitator(userId) {
      const rows = await db
        .select()
        .from(workshop)
        .where(eq(workshop.facilitatorId, userId))
        .orderBy(desc(workshop.createdAt), desc(workshop.id));
      return rows.map(toWorkshop);
    },
    async setStatus({ id, status, closedAt }, at) {
      await db
        .update(workshop)
        .set({ status, closedAt, ...(status === 'open' && { reopenedAt: at }) })
        .where(and(eq(workshop.id, id), isNull(workshop.forgottenAt)));
    },
    async wallKey(id) {
      const [row] = await db.select({ wallKey: workshop.wallKey }).from(workshop).where(eq(workshop.id, id));
      return row?.wallKey;
    },
    async setWallKey(id, wallKey) {
      await db.update(workshop).set({ wallKey }).where(eq(workshop.id, id));
    },
    async coKey(id) {
      const [row] = await db.select({ coKey: workshop.coKey }).from(workshop).where(eq(workshop.id, id));
      return row?.coKey;
    },
    async setCoKey(id, coKey) {
      await db.update(workshop).set({ coKey }).where(eq(workshop.id, id));
    },
  };
}

/** Whether a code was once given up: it goes to no other workshop, so that an old poster leads nobody astray. */
async function isFormer(db: Pick<Handle, 'select'>, code: string): Promise<boolean> {
  return (await db.select({ code: formerCode.code }).from(formerCode).where(eq(formerCode.code, code))).length > 0;
}

/** Without its secrets, and what is for keeping count. */
export function toWorkshop({
  wallKey: _secret,
  coKey: _other,
  handOvers: _count,
  endAnnouncedAt: _told,
  reopenedAt: _when,
  ...row
}: typeof workshop.$inferSelect): Workshop {
  return {
    ...row,
    language: row.language as Workshop['language'],
    status: row.status as Workshop['status'],
  };
}
