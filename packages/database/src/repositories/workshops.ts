import { type Workshop, type WorkshopRepository } from '@uskalla/domain';
import { desc, eq } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { draft, draftUpdate, workshop, workshopTable } from '../schema.ts';

export function createWorkshopRepository(db: Handle): WorkshopRepository {
  return {
    create: (made, wallKey, tables) =>
      db.transaction(async (tx) => {
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
    async byFacilitator(userId) {
      const rows = await db
        .select()
        .from(workshop)
        .where(eq(workshop.facilitatorId, userId))
        .orderBy(desc(workshop.createdAt), desc(workshop.id));
      return rows.map(toWorkshop);
    },
    async setStatus({ id, status, closedAt }) {
      await db.update(workshop).set({ status, closedAt }).where(eq(workshop.id, id));
    },
    async wallKey(id) {
      const [row] = await db.select({ wallKey: workshop.wallKey }).from(workshop).where(eq(workshop.id, id));
      return row?.wallKey;
    },
    async setWallKey(id, wallKey) {
      await db.update(workshop).set({ wallKey }).where(eq(workshop.id, id));
    },
  };
}

function toWorkshop({ wallKey: _secret, ...row }: typeof workshop.$inferSelect): Workshop {
  return {
    ...row,
    language: row.language as Workshop['language'],
    status: row.status as Workshop['status'],
  };
}
