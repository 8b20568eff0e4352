import { sql, type SQL } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { story } from '../schema.ts';
import { byWordIndex } from './word-index.ts';

/** Ids of the newest stories with some words. Found first, and put in order then: see `byWordIndex`. */
export async function newestOf(db: Handle, where: SQL | undefined, limit: number): Promise<string[]> {
  const found = sql`select ${story.id}, ${story.publishedAt} from ${story} where ${where}`;
  return byWordIndex(db, async (tx) => {
    const { rows } = (await tx.execute(
      sql`with found as materialized (${found}) select id from found order by published_at desc, id desc limit ${limit}`,
    )) as unknown as { rows: { id: string }[] };
    return rows.map(({ id }) => id);
  });
}
