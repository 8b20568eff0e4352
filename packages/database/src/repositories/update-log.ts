import type { UpdateLog } from '@uskalla/sync';
import { and, asc, eq, gt, lte, max, sql, type SQL } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { draft, draftSnapshot, draftUpdate } from '../schema.ts';

/**
 * The drafts' log in the database: rows are only ever added, so two processes never lose each other's.
 *
 * Numbers are handed out before a row is committed, so a higher one can be seen before a lower one is. Whoever appends
 * therefore holds a shared lock on the draft before it takes a number, and whoever asks for the end of the log holds
 * an exclusive one for a moment: then no number up to that end can still be on its way. These are advisory locks, which
 * are given in the order in which they were asked for. A lock of the row goes to whoever shares it while another waits
 * for it alone: two processes that are never done with appending kept a third from the end for seconds, and under load
 * for good.
 */
export function createUpdateLog(db: Handle): UpdateLog {
  return {
    async load(draftId, without) {
      const [snapshot] = without ? [] : await db.select().from(draftSnapshot).where(eq(draftSnapshot.draftId, draftId));
      const rows = await db
        .select({ update: draftUpdate.update })
        .from(draftUpdate)
        .where(and(eq(draftUpdate.draftId, draftId), gt(draftUpdate.seq, snapshot?.upTo ?? 0)))
        .orderBy(asc(draftUpdate.seq));
      const updates = rows.map(({ update }) => update);
      if (snapshot) return { snapshot: snapshot.state, updates, upTo: snapshot.upTo };
      if (updates.length > 0) return { updates, upTo: 0 };
      // Every draft is made with its first content; one without any update is none.
      const [known] = await db.select({ id: draft.id }).from(draft).where(eq(draft.id, draftId));
      if (known) throw new Error(`the log of draft ${draftId} is empty`);
      return undefined;
    },
    async append(entries) {
      if (entries.length === 0) return { gone: [] };
      const { rows } = (await db.execute(appendAll(entries))) as unknown as { rows: { id: string }[] };
      return { gone: rows.map(({ id }) => id) };
    },
    async history(draftId, upTo, page) {
      const { seq, update, author, at } = draftUpdate;
      const query = db
        .select({ seq, update, author, at })
        .from(draftUpdate)
        .where(
          and(
            eq(draftUpdate.draftId, draftId),
            upTo === undefined ? undefined : lte(seq, upTo),
            page && gt(seq, page.after),
          ),
        )
        .orderBy(asc(seq));
      return page ? query.limit(page.most) : query;
    },
    async end(draftId) {
      return db.transaction(async (tx) => endOf(tx, draftId));
    },
    async tail(draftId, after) {
      // Most of the time nobody wrote: that is seen without a lock.
      const [any] = await db
        .select({ seq: draftUpdate.seq })
        .from(draftUpdate)
        .where(and(eq(draftUpdate.draftId, draftId), gt(draftUpdate.seq, after)))
        .limit(1);
      if (!any) return { updates: [], upTo: after };
      return db.transaction(async (tx) => {
        const upTo = await endOf(tx, draftId);
        const rows = await tx
          .select({ update: draftUpdate.update })
          .from(draftUpdate)
          .where(and(eq(draftUpdate.draftId, draftId), gt(draftUpdate.seq, after), lte(draftUpdate.seq, upTo)))
          .orderBy(asc(draftUpdate.seq));
        return { updates: rows.map(({ update }) => update), upTo };
      });
    },
    async saveSnapshot(draftId, { state, upTo }) {
      await db.transaction(async (tx) => {
        const [there] = await tx.select({ id: draft.id }).from(draft).where(eq(draft.id, draftId)).for('key share');
        if (!there) return;
        const row = { upTo, state, at: new Date() };
        await tx
          .insert(draftSnapshot)
          .values({ draftId, ...row })
          .onConflictDoUpdate({ target: draftSnapshot.draftId, set: row, setWhere: lte(draftSnapshot.upTo, upTo) });
      });
    },
  };
}

/** Where a draft's log ends, once nobody is between taking a number and committing it. */
async function endOf(tx: Pick<Handle, 'select' | 'execute'>, draftId: string): Promise<number> {
  await lockLog(tx, draftId);
  const [last] = await tx
    .select({ seq: max(draftUpdate.seq) })
    .from(draftUpdate)
    .where(eq(draftUpdate.draftId, draftId));
  return last?.seq ?? 0;
}

/** Holds a draft's log to the end of the transaction: nobody is between taking a number and committing it. */
export async function lockLog(tx: Pick<Handle, 'execute'>, draftId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${lockOf(sql`${draftId}`)})`);
}

/** The advisory lock of a draft's log. Two that share one wait for each other now and then, and are none the worse. */
const lockOf = (draftId: SQL) => sql`hashtextextended(${draftId}::text, 0)`;

/**
 * One statement for any number of edits of any number of drafts, with one parameter: its text is always the same, and
 * building it costs nothing for each row. Answers the ids of drafts that are not there, whose edits it leaves out.
 */
function appendAll(entries: Parameters<UpdateLog['append']>[0]) {
  const json = JSON.stringify(
    entries.map(({ docId, update, author, at }) => ({
      id: docId,
      bytes: Buffer.from(update.buffer, update.byteOffset, update.byteLength).toString('base64'),
      author,
      at: at.getTime(),
    })),
  );
  return sql`
    with entry as materialized (
      select * from rows from (
        json_to_recordset(${json}::json) as (id uuid, bytes text, author text, at bigint)
      ) with ordinality as e (id, bytes, author, at, place)
    ), known as materialized (
      select ${draft.id} as id from ${draft} where ${draft.id} in (select id from entry) order by 1 for key share
    ), held as materialized (
      select id, pg_advisory_xact_lock_shared(${lockOf(sql`id`)}) from known order by id
    ), appended as (
      insert into ${draftUpdate} (draft_id, update, author, at)
      select e.id, decode(e.bytes, 'base64'), e.author, to_timestamp(e.at / 1000.0)
      from entry e join held on held.id = e.id order by e.place
    )
    select distinct id::text from entry where id not in (select id from held)`;
}
