import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { existsSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import * as schema from '../schema.ts';
import { lockDataDir } from './data-dir-lock.ts';
import type { Engine, Handle } from './handle.ts';
import { migrationsFolder, refuseNewer } from './migrations.ts';

/**
 * PostgreSQL within this process, in `dataDir/pglite`. It calls fsync never: it survives a killed
 * process (seen over many kills), while a power cut may cost what the system had not written yet.
 * @throws DatabaseError `data_dir_in_use`
 */
export async function openPglite(dataDir: string): Promise<Engine> {
  const lock = await lockDataDir(dataDir);
  try {
    const client = await openWhole(dataDir);
    const handle = drizzle(client, { schema });
    return {
      name: 'pglite',
      handle: handle as unknown as Handle,
      async migrate() {
        await refuseNewer(handle as unknown as Handle);
        await migrate(handle, { migrationsFolder });
      },
      async close() {
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
 * Opens the database, or makes it beside its place and moves it there when it is whole: a first start
 * that is killed leaves a beginning nobody takes for a database. We hold the lock, so no one else is at it.
 */
async function openWhole(dataDir: string): Promise<PGlite> {
  const place = join(dataDir, 'pglite');
  for (const name of await readdir(dataDir)) {
    if (name.startsWith(beginning)) await rm(join(dataDir, name), { recursive: true, force: true });
  }
  if (!existsSync(place)) {
    const fresh = join(dataDir, beginning + randomUUID().slice(0, 8));
    const first = await PGlite.create(fresh);
    await first.close();
    await rename(fresh, place);
  }
  return PGlite.create(place);
}
