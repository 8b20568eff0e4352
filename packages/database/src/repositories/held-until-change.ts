import { sql } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { story } from '../schema.ts';

/** So many answers are held; the one that was asked for longest ago goes first. */
const mostHeld = 200;
/** A deletion leaves no trace to be noticed by: no answer is older than this, in milliseconds. */
const longestHeld = 60_000;

/**
 * Answers about the whole library, which take longer the larger it is, held until a story changes anywhere: each time the
 * newest change is asked for, which an index knows, so that a publication by another process is counted at once too.
 */
export function createHeldUntilChange(
  db: Handle,
  now: () => number = Date.now,
): <T>(key: string, read: () => Promise<T>) => Promise<T> {
  const held = new Map<string, { change: string; at: number; answer: Promise<unknown> }>();

  async function newestChange(): Promise<string> {
    const { rows } = (await db.execute(sql`select max(changed_at)::text as newest from ${story}`)) as unknown as {
      rows: { newest: string | null }[];
    };
    return rows[0]?.newest ?? '';
  }

  return async <T>(key: string, read: () => Promise<T>): Promise<T> => {
    const change = await newestChange();
    const before = held.get(key);
    const isGood = before?.change === change && now() - before.at < longestHeld;
    const kept = isGood ? before : { change, at: now(), answer: read() };
    held.delete(key);
    held.set(key, kept);
    kept.answer.catch(() => held.get(key) === kept && held.delete(key));
    for (const oldest of held.keys()) {
      if (held.size <= mostHeld) break;
      held.delete(oldest);
    }
    return kept.answer as Promise<T>;
  };
}
