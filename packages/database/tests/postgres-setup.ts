import type { TestProject } from 'vitest/node';
import { beginDataDir } from '../src/testing/data-dirs.ts';
import { startPostgres } from '../src/testing/start-postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: string[];
  }
}

/** One PostgreSQL for the run, with a database for each test file that wants some, and an embedded one to begin from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [postgres, removeBegun] = await Promise.all([startPostgres(), beginDataDir()]);
  project.provide('postgres', await Promise.all(Array.from({ length: 18 }, () => postgres.newDatabase())));
  return async () => {
    await postgres.stop();
    await removeBegun();
  };
}
