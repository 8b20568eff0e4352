import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, describe, expect, inject, test } from 'vitest';
import { openDatabase } from '../src/index.ts';
import { knows } from './engines.ts';

const child = fileURLToPath(new URL('./lock-child.ts', import.meta.url));
const started: ChildProcess[] = [];
afterEach(() => {
  for (const process of started.splice(0)) process.kill('SIGKILL');
});

const freshDir = () => mkdtemp(join(tmpdir(), 'uskalla-lock-'));

function start(dataDir: string): Promise<{ said: string; kill(): Promise<void> }> {
  const owner = spawn(process.execPath, [child, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  started.push(owner);
  return new Promise((resolve) => {
    owner.stdout.once('data', (data: Buffer) =>
      resolve({
        said: data.toString().trim(),
        kill: () =>
          new Promise((ended) => {
            owner.once('exit', () => ended());
            owner.kill('SIGKILL');
          }),
      }),
    );
  });
}

describe('the lock of a data directory', () => {
  test('a second process is told so, and the first goes on', async () => {
    const dataDir = await freshDir();
    expect((await start(dataDir)).said).toBe('owner');
    expect((await start(dataDir)).said).toBe('data_dir_in_use');
    await expect(openDatabase({ dataDir }, knows)).rejects.toMatchObject({
      code: 'data_dir_in_use',
    });
  });

  test('an owner that was killed holds nothing back', async () => {
    const dataDir = await freshDir();
    await (await start(dataDir)).kill();
    expect((await start(dataDir)).said).toBe('owner');
  });

  test('of several that start at once over a dead owner’s lock, exactly one wins', async () => {
    const dataDir = await freshDir();
    for (let round = 0; round < 12; round++) {
      const all = await Promise.all(Array.from({ length: 4 }, () => start(dataDir)));
      expect(all.filter(({ said }) => said === 'owner')).toHaveLength(1);
      await Promise.all(all.map(({ said, kill }) => (said === 'owner' ? kill() : undefined)));
    }
    expect((await readdir(dataDir)).filter((name) => name.startsWith('uskalla.lock'))).toHaveLength(1);
  });
});

describe('opening', () => {
  test('twice in a row changes nothing, and what was written is there', async () => {
    const dataDir = await freshDir();
    const first = await openDatabase({ dataDir }, knows);
    await first.repositories.settings.set('k', 'v');
    await first.close();
    const second = await openDatabase({ dataDir }, knows);
    expect(await second.repositories.settings.get('k')).toBe('v');
    expect(await second.isReady()).toBe(true);
    await second.close();
    expect((await readdir(dataDir)).sort()).toEqual(['pglite']);
  });

  test('what a killed first start left behind is cleared away', async () => {
    const dataDir = await freshDir();
    await mkdir(join(dataDir, 'pglite.new-dead'));
    await writeFile(join(dataDir, 'pglite.new-dead', 'PG_VERSION'), '18');
    await writeFile(join(dataDir, 'uskalla.lock'), '{"half');
    const database = await openDatabase({ dataDir }, knows);
    await database.close();
    expect(await readdir(dataDir)).toEqual(['pglite']);
  });

  test('two processes may migrate one PostgreSQL at once', async () => {
    const databaseUrl = inject('postgres')[2] ?? '';
    const both = await Promise.all([0, 1].map(() => openDatabase({ databaseUrl }, knows)));
    await Promise.all(both.map((database) => database.close()));
  });

  test('a database of a newer program is refused and left as it is', async () => {
    const databaseUrl = inject('postgres')[3] ?? '';
    await (await openDatabase({ databaseUrl }, knows)).close();
    const client = new pg.Client(databaseUrl);
    await client.connect();
    await client.query("insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 99999999999999)");
    await expect(openDatabase({ databaseUrl }, knows)).rejects.toMatchObject({
      code: 'database_newer',
      message: expect.stringContaining('newer version'),
    });
    await client.end();
  });

  test('a database that does not answer is told in words', async () => {
    await expect(openDatabase({ databaseUrl: 'postgresql://nobody@127.0.0.1:9/none' }, knows)).rejects.toMatchObject({
      code: 'database_unreachable',
      message: expect.stringContaining('DATABASE_URL'),
    });
  });
});
