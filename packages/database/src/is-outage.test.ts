import pg from 'pg';
import { expect, test } from 'vitest';
import { isOutage } from './is-outage.ts';
import { startPostgres } from './testing/start-postgres.ts';

async function failureOf(address: string, query: string, more: pg.ClientConfig = {}): Promise<unknown> {
  const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: 1_000, ...more });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(query);
  } catch (error) {
    return error;
  } finally {
    client.end().catch(() => undefined);
  }
  throw new Error('it did not fail');
}

/** Until somebody's `pg_sleep` is under way. */
async function isAsleep(address: string): Promise<void> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  const asked = "select 1 from pg_stat_activity where wait_event = 'PgSleep'";
  while ((await client.query(asked)).rowCount === 0);
  await client.end();
}

test('a database that is away, silent or too slow is out of reach; a wrong question is not', async () => {
  const postgres = await startPostgres();
  const address = await postgres.newDatabase();
  const wrapped = (error: unknown) => new Error('Failed query', { cause: error });
  expect(isOutage(wrapped(await failureOf(address, 'select pg_sleep(9)', { statement_timeout: 50 })))).toBe(true);
  expect(isOutage(wrapped(await failureOf(address, 'select pg_sleep(9)', { query_timeout: 50 })))).toBe(true);
  expect(isOutage(wrapped(await failureOf(address, 'select * from nothing_there')))).toBe(false);
  expect(isOutage(wrapped(await failureOf(address, "select 'a'::int")))).toBe(false);
  await postgres.freeze();
  expect(isOutage(await failureOf(address, 'select 1'))).toBe(true);
  postgres.thaw();
  const ended = failureOf(address, 'select pg_sleep(9)');
  await isAsleep(address);
  await postgres.crash();
  expect(isOutage(await ended)).toBe(true);
  expect(isOutage(await failureOf(address, 'select 1'))).toBe(true);
  await postgres.stop();
});
