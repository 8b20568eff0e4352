import { sql } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { story } from '../schema.ts';

/**
 * So many of the newest stories have an index of words of their own. A word that a good part of them has is looked for among
 * them alone: of tens of thousands that have it, nobody reads more than the best of the newest, and finding all would cost
 * a hundred milliseconds. (The others are still found where the word stands in their title.)
 */
const recentStories = 3_000;

/** Marks the newest stories, after some were published. Those that fell behind are marked no more. */
export async function markRecent(tx: Pick<Handle, 'execute'>): Promise<void> {
  const newest = sql`select id from ${story} order by published_at desc, id desc limit ${recentStories}`;
  await tx.execute(sql`
    with newest as materialized (${newest})
    update ${story} set is_recent = not is_recent
    where (is_recent and id not in (select id from newest)) or (id in (select id from newest) and not is_recent)`);
}
