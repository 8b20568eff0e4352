import { sql } from 'drizzle-orm';
import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../src/index.ts';
import { engines } from './engines.ts';

describe.each(engines(15))('the audit log: %s', (_name, open) => {
  let database: Database;
  let end: () => Promise<void>;
  beforeAll(async () => ({ database, end } = await open()));
  afterAll(() => end());

  const add = (organisationId: string | null) => {
    const entry = {
      id: randomUUIDv7(),
      at: new Date('2026-11-24T09:00:00Z'),
      organisationId,
      userId: 'u',
      act: 'workshop.opened',
      subjectId: 'w',
    } as const;
    return database.repositories.audit.add(entry).then(() => entry);
  };

  test('is read by organisation, the newest first, page by page', async () => {
    const { audit } = database.repositories;
    const [one, two, , of] = [await add('o'), await add('o'), await add('other'), await add(null)];
    expect(await audit.of('o', 10)).toEqual([two, one]);
    expect(await audit.of('o', 10, two.id)).toEqual([one]);
    expect(await audit.of('o', 1)).toEqual([two]);
    expect(await audit.of(null, 10)).toEqual([of]);
  });

  test.each([
    ['changed', sql`update audit_entry set user_id = 'somebody else'`],
    ['deleted', sql`delete from audit_entry`],
    ['emptied', sql`truncate audit_entry`],
  ])('can’t be %s', async (_what, statement) => {
    await add('kept');
    await expect(database.drizzle.execute(statement)).rejects.toThrow();
    expect(await database.repositories.audit.of('kept', 10)).not.toEqual([]);
  });
});
