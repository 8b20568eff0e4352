/**
 * Makes PostgreSQL forget what was deleted: a row that is gone stays in its file until the file is written anew, in the samples kept for
 * planning until these are made anew and their table is too, and in the write-ahead log until all of that is in the tables and the log
 * begins in another file. Source: PostgreSQL 15, "Routine Vacuuming", "WAL Configuration".
 * @param run one statement, outside of any transaction
 */
export async function scrub(run: (statement: string) => Promise<{ rows: Record<string, unknown>[] }>): Promise<void> {
  // Of a table that is empty now, the old samples would stay.
  await unlessNotAllowed(
    run(
      "delete from pg_catalog.pg_statistic where starelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)",
    ),
  );
  const { rows } = await run("select quote_ident(tablename) as name from pg_tables where schemaname = 'public'");
  for (const { name } of rows) await run(`vacuum (full, analyze) ${String(name)}`);
  for (const statement of ['vacuum full pg_catalog.pg_statistic', 'checkpoint', 'select pg_switch_wal()', 'checkpoint'])
    await unlessNotAllowed(run(statement));
}

/** Of a server that others use as well, not every user may order everything: its log goes with time; see docs/how-to. */
async function unlessNotAllowed(done: Promise<unknown>): Promise<void> {
  await done.catch((error: unknown) => {
    if (!(typeof error === 'object' && error !== null && 'code' in error && error.code === '42501')) throw error;
  });
}
