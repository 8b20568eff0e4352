import { constants } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../open-database.ts';

/** Tells the processes of a run, in their environment, where the begun directory is. */
const variable = 'USKALLA_TEST_BEGUN_DATA_DIR';

/**
 * Makes a data directory whose empty database is as a first start leaves it, for a whole run of tests: a first start of the embedded
 * database takes seconds of both cores, and a run would do it a hundred times. To be called before the run's processes begin.
 * @returns what removes it
 */
export async function beginDataDir(): Promise<() => Promise<void>> {
  const begun = await mkdtemp(join(tmpdir(), 'uskalla-begun-'));
  // No story stands in it that could be found by anything.
  const database = await openDatabase(
    { dataDir: begun },
    { describe: () => '', baseForms: () => [], kindsOf: () => ({ dared: [], failed: [] }) },
  );
  await database.close();
  process.env[variable] = begun;
  return () => rm(begun, { recursive: true, force: true });
}

/** A data directory of a test's own in a folder: a copy of the begun one, or an empty one where none was begun. */
export async function newDataDir(folder = tmpdir()): Promise<string> {
  const dataDir = await mkdtemp(join(folder, 'uskalla-data-'));
  const begun = process.env[variable];
  if (begun) await cp(begun, dataDir, { recursive: true, mode: constants.COPYFILE_FICLONE });
  return dataDir;
}
