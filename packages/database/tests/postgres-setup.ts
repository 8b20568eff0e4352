import type { TestProject } from 'vitest/node';
import { startPostgres } from '../src/testing/start-postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: string[];
  }
}

/** One PostgreSQL for the run, with a database for each test file that wants some. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await startPostgres();
  project.provide('postgres', await Promise.all(Array.from({ length: 18 }, () => postgres.newDatabase())));
  return () => postgres.stop();
}
