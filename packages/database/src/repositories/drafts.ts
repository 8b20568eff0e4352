import { seatOfAuthor, type Draft, type DraftRepository } from '@uskalla/domain';
import { and, eq, exists, ne } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { draft, draftUpdate } from '../schema.ts';

export function createDraftRepository(db: Handle): DraftRepository {
  return {
    async byId(id) {
      const [row] = await db.select().from(draft).where(eq(draft.id, id));
      return row && toDraft(row);
    },
    async ofWorkshop(workshopId) {
      return (await db.select().from(draft).where(eq(draft.workshopId, workshopId))).map(toDraft);
    },
    async setStatus(id, status) {
      await db.update(draft).set({ status }).where(eq(draft.id, id));
    },
    async writtenIn(workshopId) {
      const someEdit = db
        .select({ seq: draftUpdate.seq })
        .from(draftUpdate)
        .where(and(eq(draftUpdate.draftId, draft.id), ne(draftUpdate.author, 'server')));
      const rows = await db
        .select({ id: draft.id })
        .from(draft)
        .where(and(eq(draft.workshopId, workshopId), exists(someEdit)));
      return rows.map(({ id }) => id);
    },
    async writers(id) {
      const rows = await db
        .selectDistinct({ author: draftUpdate.author })
        .from(draftUpdate)
        .where(and(eq(draftUpdate.draftId, id), ne(draftUpdate.author, 'server')));
      const seats = rows.flatMap(({ author }) => seatOfAuthor(author) ?? []);
      return { participants: seats.sort(), count: rows.length };
    },
  };
}

const toDraft = (row: typeof draft.$inferSelect): Draft => ({ ...row, status: row.status as Draft['status'] });
