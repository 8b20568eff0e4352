import { sql } from 'drizzle-orm';
import { inspect } from 'node:util';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isOutage, openDatabase, type Database } from '../src/index.ts';
import { startPostgres, type TestPostgres } from '../src/testing/start-postgres.ts';

let postgres: TestPostgres;
let address: string;
let database: Database;
const errors: unknown[] = [];
beforeAll(async () => {
  postgres = await startPostgres();
  address = await postgres.newDatabase();
  database = await openDatabase(
    { databaseUrl: address },
    {
      describe: () => '',
      baseForms: (form) => [form],
      kindsOf: () => ({ dared: [], failed: [] }),
      onError: (error) => errors.push(error),
    },
  );
});
afterAll(async () => {
  postgres.thaw();
  await database.close();
  await postgres.stop();
});

/** What others see: only what was committed. */
async function committed(key: string): Promise<unknown> {
  const client = new pg.Client(address);
  await client.connect();
  const { rows } = await client.query('select value from setting where key = $1', [key]);
  await client.end();
  return rows[0]?.value;
}

test('a connection that breaks within a transaction ends nothing but that transaction', async () => {
  const broken = database.drizzle.transaction(async (tx) => {
    const { rows } = (await tx.execute(sql`select pg_backend_pid() as pid`)) as unknown as { rows: { pid: number }[] };
    await database.drizzle.execute(sql`select pg_terminate_backend(${rows[0]?.pid})`);
    // Nothing is being asked when it breaks.
    while (errors.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    await tx.execute(sql`select 1`);
  });
  expect(isOutage(await broken.catch((error: unknown) => error))).toBe(true);
  await database.repositories.settings.set('after-breaking', 'kept');
  expect(await committed('after-breaking')).toBe('kept');
});

test('a transaction that gets no answer is given up with its connection: nobody goes on writing within it', async () => {
  let freeze: () => void = () => undefined;
  const isFrozen = new Promise<void>((resolve) => (freeze = resolve));
  const begun: Promise<void>[] = [];
  const hang = (goOn: (tx: Pick<Database['drizzle'], 'execute'>) => Promise<unknown>) => {
    let begin: () => void = () => undefined;
    begun.push(new Promise((resolve) => (begin = resolve)));
    return database.drizzle.transaction(async (tx) => {
      await tx.execute(sql`select 1`);
      begin();
      await isFrozen;
      await goOn(tx);
    });
  };
  // At a statement, and at its commit.
  const hanging = [hang((tx) => tx.execute(sql`select 1`)), hang(() => Promise.resolve())];
  const failures = hanging.map((transaction) => transaction.catch((error: unknown) => error));
  await Promise.all(begun);
  await postgres.freeze();
  freeze();
  for (const failure of await Promise.all(failures)) {
    expect(isOutage(failure)).toBe(true);
    expect(inspect(failure)).toContain('Query read timeout');
  }
  postgres.thaw();
  await database.repositories.settings.set('after-silence', 'kept');
  expect(await committed('after-silence')).toBe('kept');
});
