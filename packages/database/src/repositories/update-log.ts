import type { UpdateLog } from '@uskalla/sync';
import { asc, eq } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { draft, draftUpdate } from '../schema.ts';

/** The drafts' log in the database: rows are only ever added, so two processes never lose each other's. */
export function createUpdateLog(db: Handle): UpdateLog {
  return {
    async load(draftId) {
      const rows = await db
        .select({ update: draftUpdate.update })
        .from(draftUpdate)
        .where(eq(draftUpdate.draftId, draftId))
        .orderBy(asc(draftUpdate.seq));
      if (rows.length > 0) return { updates: rows.map(({ update }) => update) };
      // Every draft is made with its first content; one without any update is none.
      const [known] = await db.select({ id: draft.id }).from(draft).where(eq(draft.id, draftId));
      if (known) throw new Error(`the log of draft ${draftId} is empty`);
      return undefined;
    },
    async append(draftId, entries) {
      if (entries.length === 0) return;
      await db.insert(draftUpdate).values(entries.map(({ update, author, at }) => ({ draftId, update, author, at })));
    },
  };
}
