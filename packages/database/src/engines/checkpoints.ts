import type { DurableClient } from './durable-client.ts';

/** Bytes of write-ahead log after which the tables are brought up to date on the disk, so that the log's files can be used again. */
const logBeforeCheckpoint = 16 * 1024 * 1024;
/** How often that is looked at, milliseconds. */
const lookEvery = 20_000;

/**
 * PostgreSQL leaves checkpoints to a process of their own, which PGlite has not: its log would grow until it is closed, and
 * recovering from all of it would take as long. A checkpoint stops this process for some tens of milliseconds; so it
 * is made often enough to stay small.
 */
export function keepLogShort(client: DurableClient, onError: (error: unknown) => void): { stop(): void } {
  let isLooking = false;
  const timer = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    checkpointIfLong(client)
      .catch(onError)
      .finally(() => (isLooking = false));
  }, lookEvery).unref();
  return { stop: () => clearInterval(timer) };
}

/** @returns whether there was one to make */
export async function checkpointIfLong(client: Pick<DurableClient, 'query' | 'exec'>): Promise<boolean> {
  const { rows } = await client.query<{ bytes: number }>(
    'select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn)::float8 as bytes from pg_control_checkpoint()',
  );
  if ((rows[0]?.bytes ?? 0) < logBeforeCheckpoint) return false;
  await client.exec('checkpoint');
  return true;
}
