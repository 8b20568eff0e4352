import { Fault, maxTables, type TableRepository, type TableWithSeats } from '@uskalla/domain';
import { and, asc, count, eq, inArray, isNull, max } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { draft, draftUpdate, participant, workshop, workshopTable } from '../schema.ts';

export function createTableRepository(db: Handle): TableRepository {
  return {
    ofWorkshop: (workshopId) => tablesOf(db, workshopId),
    add: (workshopId, table, firstContent) =>
      db.transaction(async (tx) => {
        // Two tables added at once get two numbers.
        await tx.select({ id: workshop.id }).from(workshop).where(eq(workshop.id, workshopId)).for('update');
        const [last] = await tx
          .select({ number: max(workshopTable.number), tables: count() })
          .from(workshopTable)
          .where(eq(workshopTable.workshopId, workshopId));
        if ((last?.tables ?? 0) >= maxTables) throw new Fault('workshop_full', { max: maxTables });
        const number = (last?.number ?? 0) + 1;
        await tx.insert(workshopTable).values({ id: table.id, workshopId, number });
        await tx.insert(draft).values({ id: table.draftId, workshopId, tableId: table.id, status: 'writing' });
        await tx
          .insert(draftUpdate)
          .values({ draftId: table.draftId, update: firstContent, author: 'server', at: new Date() });
        return { ...table, workshopId, number, name: null, mergedInto: null };
      }),
    async rename(id, name) {
      await db.update(workshopTable).set({ name }).where(eq(workshopTable.id, id));
    },
    merge: (workshopId, from, into) =>
      db.transaction(async (tx) => {
        await tx.select({ id: workshop.id }).from(workshop).where(eq(workshop.id, workshopId)).for('update');
        const own = await tx
          .select({ id: workshopTable.id })
          .from(workshopTable)
          .where(
            and(
              eq(workshopTable.workshopId, workshopId),
              inArray(workshopTable.id, [from, into]),
              isNull(workshopTable.mergedInto),
            ),
          );
        if (own.length !== 2) return false;
        await tx.update(workshopTable).set({ mergedInto: into }).where(eq(workshopTable.id, from));
        // Those who were taken out too: let in again, they would sit at a table that is not there.
        const people = await tx.select().from(participant).where(eq(participant.tableId, from));
        for (const { id, formerTables } of people) {
          const former = [...new Set([...formerTables, from])].filter((table) => table !== into);
          await tx.update(participant).set({ tableId: into, formerTables: former }).where(eq(participant.id, id));
        }
        return true;
      }),
    async unmerge(id) {
      await db.update(workshopTable).set({ mergedInto: null }).where(eq(workshopTable.id, id));
    },
  };
}

/** A workshop's tables by number, with how many sit at each; also within a transaction. */
export async function tablesOf(db: Pick<Handle, 'select'>, workshopId: string): Promise<TableWithSeats[]> {
  return db
    .select({
      id: workshopTable.id,
      workshopId: workshopTable.workshopId,
      number: workshopTable.number,
      name: workshopTable.name,
      mergedInto: workshopTable.mergedInto,
      draftId: draft.id,
      seated: count(participant.id),
    })
    .from(workshopTable)
    .innerJoin(draft, eq(draft.tableId, workshopTable.id))
    .leftJoin(participant, and(eq(participant.tableId, workshopTable.id), isNull(participant.removedAt)))
    .where(eq(workshopTable.workshopId, workshopId))
    .groupBy(workshopTable.id, draft.id)
    .orderBy(asc(workshopTable.number));
}
