import { sql } from 'drizzle-orm';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { DatabaseError } from '../errors.ts';
import type { Handle } from './handle.ts';

const journalFile = createRequire(import.meta.url).resolve('@uskalla/database/migrations/meta/_journal.json');

/** Found by the package's name, so that a bundled copy of this module finds it too. */
export const migrationsFolder = dirname(dirname(journalFile));

/**
 * Refuses a database that a newer program has been at: this one would write rows the newer one no
 * longer expects. drizzle notes each migration by the time it was made.
 * @throws DatabaseError `database_newer`
 */
export async function refuseNewer(handle: Handle): Promise<void> {
  const exists = await firstValue(handle, sql`select to_regclass('drizzle.__drizzle_migrations') is not null as value`);
  if (exists !== true) return;
  const newest = await firstValue(handle, sql`select max(created_at)::text as value from drizzle.__drizzle_migrations`);
  if (newest === null || Number(newest) <= newestKnown()) return;
  throw new DatabaseError(
    'database_newer',
    'This database was written by a newer version of Uskalla kokeilla. Start that version (or a later one); nothing was changed.',
  );
}

function newestKnown(): number {
  const journal = JSON.parse(readFileSync(journalFile, 'utf8')) as {
    entries: { when: number }[];
  };
  return Math.max(0, ...journal.entries.map(({ when }) => when));
}

async function firstValue(handle: Handle, query: ReturnType<typeof sql>): Promise<unknown> {
  const { rows } = (await handle.execute(query)) as unknown as { rows: { value: unknown }[] };
  return rows[0]?.value ?? null;
}
