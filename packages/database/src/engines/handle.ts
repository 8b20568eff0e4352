import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type * as schema from '../schema.ts';

/** The database as repositories use it, whichever engine is below: one SQL dialect. */
export type Handle = PgDatabase<PgQueryResultHKT, typeof schema>;

export type Engine = Readonly<{
  name: 'pglite' | 'postgres';
  handle: Handle;
  /** Brings the schema up to date. @throws DatabaseError `database_newer` */
  migrate(): Promise<void>;
  /** Rewrites all that is stored without what was deleted, and lets the write-ahead log begin anew. */
  scrub(): Promise<void>;
  close(): Promise<void>;
}>;
