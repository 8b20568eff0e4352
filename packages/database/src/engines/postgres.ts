import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { DatabaseError } from '../errors.ts';
import * as schema from '../schema.ts';
import type { Engine, Handle } from './handle.ts';
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

/** @throws DatabaseError `database_unreachable` */
export async function openPostgres(databaseUrl: string, onError: (error: unknown) => void): Promise<Engine> {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 20,
    connectionTimeoutMillis: 10_000,
    query_timeout: queryPatience,
    keepAlive: true,
    // No parameter of the connection: poolers in front of a database refuse those they don't know.
    onConnect: async (client) => void (await client.query(`set statement_timeout = ${statementPatience}`)),
  });
  // A connection that breaks while idle is replaced by the pool; unheard, it would end the process.
  pool.on('error', onError);
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
  const handle = drizzle(pool, { schema });
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
        // The lock goes with the connection.
        await client.end();
      }
    },
    close: () => pool.end(),
  };
}
