import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { DatabaseError } from '../errors.ts';
import * as schema from '../schema.ts';
import type { Engine, Handle } from './handle.ts';
import { migrationsFolder, refuseNewer } from './migrations.ts';

/** Any fixed number of our own: two processes that start together migrate one after the other. */
const migrationLock = 7_825_401;

/** @throws DatabaseError `database_unreachable` */
export async function openPostgres(databaseUrl: string, onError: (error: unknown) => void): Promise<Engine> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 20, connectionTimeoutMillis: 10_000 });
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
      const client = await pool.connect();
      try {
        await client.query('select pg_advisory_lock($1)', [migrationLock]);
        const own = drizzle(client, { schema });
        await refuseNewer(own as unknown as Handle);
        await migrate(own, { migrationsFolder });
      } finally {
        await client.query('select pg_advisory_unlock($1)', [migrationLock]).catch(onError);
        client.release();
      }
    },
    close: () => pool.end(),
  };
}
