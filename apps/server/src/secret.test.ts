import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readSecret } from './secret.ts';

let dataDir: string;
beforeEach(async () => (dataDir = await mkdtemp(join(tmpdir(), 'uskalla-secret-'))));
afterEach(() => rm(dataDir, { recursive: true }));

/** Settings that are kept for the length of a test. */
function settings(begun: Record<string, string> = {}) {
  const rows = new Map(Object.entries(begun));
  return {
    rows,
    get: (key: string) => Promise.resolve(rows.get(key)),
    getOrCreate(key: string, value: string) {
      if (!rows.has(key)) rows.set(key, value);
      return Promise.resolve(rows.get(key) ?? '');
    },
    take: (key: string, expected: string) => Promise.resolve(rows.get(key) === expected && rows.delete(key)),
  };
}
const file = () => join(dataDir, 'secret');

test('the first start makes it, for its own user alone; the next ones find it', async () => {
  const kept = settings();
  const secret = await readSecret(null, dataDir, kept);
  expect(secret.length).toBeGreaterThan(40);
  expect((await stat(file())).mode & 0o777).toBe(0o600);
  await chmod(file(), 0o644);
  expect(await readSecret(null, dataDir, kept)).toBe(secret);
  expect((await stat(file())).mode & 0o777).toBe(0o600);
  // The database has nothing that opens anything.
  expect(JSON.stringify([...kept.rows])).not.toContain(secret);
});

test('one that was kept in the database moves into the file', async () => {
  const kept = settings({ secret: 'a-secret-of-an-earlier-version-00000001' });
  expect(await readSecret(null, dataDir, kept)).toBe('a-secret-of-an-earlier-version-00000001');
  expect((await readFile(file(), 'utf8')).trim()).toBe('a-secret-of-an-earlier-version-00000001');
  expect(kept.rows.has('secret')).toBe(false);
});

test('the one of the settings goes before the file’s, and needs none', async () => {
  const kept = settings();
  const given = 'a-secret-that-the-operator-gave-0000001';
  expect(await readSecret(given, dataDir, kept)).toBe(given);
  await expect(stat(file())).rejects.toThrow();
});

test('another than the database was set up with is refused in plain words', async () => {
  const kept = settings();
  await readSecret(null, dataDir, kept);
  await expect(readSecret('another-secret-of-thirty-two-characters', dataDir, kept)).rejects.toThrow(/SECRET is not/);
  await rm(file());
  await expect(readSecret(null, dataDir, kept)).rejects.toThrow(/all processes the same SECRET/);
  await writeFile(file(), 'short');
  await expect(readSecret(null, dataDir, kept)).rejects.toThrow(/no secret of 32/);
});

test('those that start at once have one secret', async () => {
  const kept = settings();
  const all = await Promise.all(Array.from({ length: 8 }, () => readSecret(null, dataDir, kept)));
  expect(new Set(all).size).toBe(1);
  expect(await readdir(dataDir)).toEqual(['secret']);
});
