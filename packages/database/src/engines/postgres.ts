import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { DatabaseError } from '../errors.ts';
import { isOutage } from '../is-outage.ts';
import * as schema from '../schema.ts';
import type { Engine, Handle } from './handle.ts';
import { scrub } from './scrubbing.ts';
import { migrationsFolder, refuseNewer } from './migrations.ts';

/** Any fixed number of our own: two processes that start together migrate one after the other. */
const migrationLock = 7_825_401;

/**
 * Milliseconds. A line that is dead without having been closed, as after a failover, answers nothing for a quarter of an
 * hour; a query that takes so long is given up with its connection, and whoever asked tries again over a new one.
 */
const queryPatience = 15_000;
/** The server gives up first where it can: what was given up here and is done there all the same is done twice. */
const statementPatience = 12_000;

/** How long a table that is to be rewritten may make those wait who come after, milliseconds. */
const scrubPatience = 3_000;

/** @throws DatabaseError `database_unreachable` */
export async function openPostgres(databaseUrl: string, onError: (error: unknown) => void): Promise<Engine> {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 20,
    connectionTimeoutMillis: 10_000,
    query_timeout: queryPatience,
    keepAlive: true,
    // Not a parameter of the connection: poolers in front of a database refuse those they don't know.
    onConnect: async (client) => void (await client.query(`set statement_timeout = ${statementPatience}`)),
  });
  // A connection that breaks is replaced by the pool; unheard, idle or in use, it would end the process. The pool tells
  // again of idle ones.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', onError));
  try {
    await pool.query('select 1');
  } catch (error) {
    await pool.end();
    throw new DatabaseError(
      'database_unreachable',
      `The database at DATABASE_URL does not answer (${error instanceof Error ? error.message : 'unknown'}). Is it running, and are name and password right?`,
      error,
    );
  }
  const handle = Object.assign(drizzle(pool, { schema }), { transaction: createTransaction(pool) as unknown });
  return {
    name: 'postgres',
    handle: handle as unknown as Handle,
    async migrate() {
      // Of its own: a migration, and waiting for another process's, takes as long as it takes.
      const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
      client.on('error', onError);
      await client.connect();
      try {
        await client.query('select pg_advisory_lock($1)', [migrationLock]);
        const own = drizzle(client, { schema });
        await refuseNewer(own as unknown as Handle);
        await migrate(own, { migrationsFolder });
      } finally {
        // It would go with the connection; but behind a pooler that connection may live on.
        await client.query('select pg_advisory_unlock($1)', [migrationLock]).catch(onError);
        await client.end();
      }
    },
    async scrub() {
      // Of its own, as a migration: it takes as long as the tables are large. It waits for nobody long, since all wait for it then.
      const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
      client.on('error', onError);
      await client.connect();
      try {
        await client.query(`set lock_timeout = ${scrubPatience}`);
        await scrub((statement) => client.query(statement));
      } finally {
        await client.end();
      }
    },
    close: () => pool.end(),
  };
}

/** Without the schema: what it holds of relations would be worked out again for each. */
type Transaction = NodePgDatabase['transaction'];

/**
 * Transactions whose connection is thrown away where the database was out of reach. Drizzle's own would roll back behind a
 * statement that answers nothing, and then give the connection, still within the transaction, to somebody else: what
 * that one writes, and is told is written, goes when the transaction does.
 */
function createTransaction(pool: pg.Pool): Transaction {
  return async (work, config) => {
    const client = await pool.connect();
    let outage: unknown;
    const query = async (...asked: Parameters<typeof client.query>) => {
      try {
        return await client.query(...asked);
      } catch (error) {
        if (isOutage(error)) {
          outage ??= error;
          // Ended, it answers a rollback at once.
          void client.end().catch(() => undefined);
        }
        throw error;
      }
    };
    const watched = Object.create(client, { query: { value: query } }) as typeof client;
    try {
      return await drizzle(watched).transaction(work, config);
    } catch (error) {
      throw outage === undefined ? error : new Error('a transaction was given up', { cause: outage });
    } finally {
      client.release(outage !== undefined);
    }
  };
}
