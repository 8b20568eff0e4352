import { sql } from 'drizzle-orm';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { withoutValues, type Database } from '../src/index.ts';
import { engines } from './engines.ts';

const secret = 'Salainen kertomus Kuusamosta';

describe.each(engines(5))('%s', (_name, open) => {
  let database: Database;
  let end: () => Promise<void>;
  beforeAll(async () => ({ database, end } = await open()));
  afterAll(() => end());

  test('an error tells what was asked, and nothing of the values it was asked with', async () => {
    const { settings } = database.repositories;
    await settings.set(secret, 'a');
    const failures = [
      database.drizzle.execute(sql`insert into setting (key, value) values (${secret}, 'b')`),
      database.drizzle.execute(sql`insert into setting (key, value) values (${`${secret}\n    at x`}, null)`),
      database.drizzle.execute(sql`select ${secret}::int`),
    ];
    for (const failure of failures) {
      const error: unknown = await failure.catch((caught: unknown) => new Error('wrapped', { cause: caught }));
      expect(inspect(error)).toContain('Kuusamosta');
      const told = inspect(withoutValues(error), { depth: 9 });
      expect(told).toMatch(/Failed query: (insert into setting|select)/);
      expect(told).not.toContain('Kuusamosta');
    }
  });
});
