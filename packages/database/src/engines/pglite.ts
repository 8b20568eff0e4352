import type { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { existsSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import * as schema from '../schema.ts';
import { keepLogShort } from './checkpoints.ts';
import { lockDataDir } from './data-dir-lock.ts';
import { DurableFiles } from './durable-files.ts';
import { flushDirectory, flushTree } from './flush.ts';
import type { Engine, Handle } from './handle.ts';
import { scrub } from './scrubbing.ts';
import { migrationsFolder, refuseNewer } from './migrations.ts';
import { DurableClient } from './durable-client.ts';

/**
 * PostgreSQL within this process, in `dataDir/pglite`. What it acknowledged is on the disk, and survives a killed
 * process and a power cut (decision 12).
 * @param makeFiles how the directory is read and written; tests watch it
 * @throws DatabaseError `data_dir_in_use`
 */
export async function openPglite(
  dataDir: string,
  onError: (error: unknown) => void,
  makeFiles = (directory: string) => new DurableFiles(directory),
): Promise<Engine> {
  const lock = await lockDataDir(dataDir);
  try {
    const client = await openWhole(dataDir, makeFiles);
    // Drizzle asks for a whole PGlite and uses what a DurableClient has.
    const handle = drizzle(client as unknown as PGlite, { schema });
    const checkpoints = keepLogShort(client, onError);
    return {
      name: 'pglite',
      handle: handle as unknown as Handle,
      async migrate() {
        await refuseNewer(handle as unknown as Handle);
        await migrate(handle, { migrationsFolder });
      },
      scrub: () => scrub((statement) => client.query(statement)),
      async close() {
        checkpoints.stop();
        await client.close();
        await lock.release();
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

const beginning = 'pglite.new-';

/**
 * Opens the database, or makes it beside its place and moves it there when all of it is on the disk: a first start
 * that is cut short leaves a beginning nobody takes for a database. We hold the lock, so no one else is at it.
 */
async function openWhole(dataDir: string, makeFiles: (directory: string) => DurableFiles): Promise<DurableClient> {
  const place = join(dataDir, 'pglite');
  for (const name of await readdir(dataDir)) {
    if (name.startsWith(beginning)) await rm(join(dataDir, name), { recursive: true, force: true });
  }
  if (!existsSync(place)) {
    const fresh = join(dataDir, beginning + randomUUID().slice(0, 8));
    const first = await DurableClient.open(() => makeFiles(fresh));
    await first.close();
    flushTree(fresh);
    await rename(fresh, place);
    flushDirectory(dataDir);
    flushDirectory(dirname(resolve(dataDir)));
  }
  return DurableClient.open(() => makeFiles(place));
}
