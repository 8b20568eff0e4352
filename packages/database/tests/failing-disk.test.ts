import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkpointIfLong } from '../src/engines/checkpoints.ts';
import { DurableClient } from '../src/engines/durable-client.ts';
import { DurableFiles, type EmscriptenFiles } from '../src/engines/durable-files.ts';
import { flushTree } from '../src/engines/flush.ts';
import { newDataDir } from '../src/testing/data-dirs.ts';

type Trouble = 'none' | 'full' | 'log not written' | 'log not flushed';
/** Emscripten's numbers. */
const errno = { ENOSPC: 51, EIO: 29 };

/** A directory on a disk that can be told to fail. */
class FailingFiles extends DurableFiles {
  readonly #trouble: () => Trouble;
  constructor(directory: string, trouble: () => Trouble) {
    super(directory);
    this.#trouble = trouble;
  }
  protected override freeSpace(): number {
    return this.#trouble() === 'full' ? 0 : super.freeSpace();
  }
  protected override prepare(files: EmscriptenFiles): void {
    super.prepare(files);
    const { FS, NODEFS } = files;
    const { stream_ops: streams } = NODEFS;
    const { write, fsync } = streams;
    streams.write = (stream, ...rest) => {
      const ofLog = NODEFS.realPath(stream.node).includes('pg_wal');
      if (ofLog && this.#trouble() === 'log not written') throw new FS.ErrnoError(errno.ENOSPC);
      return write(stream, ...rest);
    };
    streams.fsync = (stream) => {
      if (this.#trouble() === 'log not flushed') throw new FS.ErrnoError(errno.EIO);
      return fsync?.(stream) ?? 0;
    };
  }
}

let home: string;
beforeAll(async () => (home = await mkdtemp(join(tmpdir(), 'uskalla-disk-'))));
afterAll(() => rm(home, { recursive: true, force: true }));

/** Where an empty database is. */
const newPlace = async () => join(await newDataDir(home), 'pglite');

describe.each(['full', 'log not written', 'log not flushed'] as const)('a disk with trouble: %s', (kind) => {
  test('acknowledges nothing meanwhile, answers all the same, and goes on afterwards', async () => {
    let trouble: Trouble = 'none';
    const place = await newPlace();
    const client = await DurableClient.open(() => new FailingFiles(place, () => trouble));
    await client.exec('create table entry (n int, bytes bytea)');
    const acknowledged: number[] = [];
    let n = 0;
    const add = async () => {
      const number = n++;
      await client.query('insert into entry values ($1, $2)', [number, crypto.getRandomValues(new Uint8Array(4000))]);
      acknowledged.push(number);
    };
    for (let round = 0; round < 3; round++) {
      trouble = 'none';
      await expect
        .poll(
          () =>
            add().then(
              () => true,
              () => false,
            ),
          { timeout: 15_000 },
        )
        .toBe(true);
      await add();
      trouble = kind;
      // A table may still have room within its last pages.
      await expect
        .poll(
          () =>
            add().then(
              () => 'added',
              () => 'failed',
            ),
          { timeout: 15_000 },
        )
        .toBe('failed');
      const before = acknowledged.length;
      if (kind !== 'full') await expect(add()).rejects.toThrow();
      if (kind !== 'full') expect(acknowledged).toHaveLength(before);
    }
    trouble = 'none';
    await expect
      .poll(
        () =>
          add().then(
            () => true,
            () => false,
          ),
        { timeout: 15_000 },
      )
      .toBe(true);
    await client.close();

    const again = await DurableClient.open(() => new DurableFiles(place));
    const { rows } = await again.query<{ n: number }>('select n from entry');
    const there = new Set(rows.map((row) => row.n));
    expect(acknowledged.filter((number) => !there.has(number))).toEqual([]);
    await again.close();
  }, 60_000);
});

test('the log is kept short, however much is written', async () => {
  const place = await newPlace();
  const client = await DurableClient.open(() => new DurableFiles(place));
  await client.exec('create table entry (bytes bytea)');
  expect(await checkpointIfLong(client)).toBe(false);
  for (let n = 0; n < 320; n++)
    await client.query('insert into entry values ($1)', [crypto.getRandomValues(new Uint8Array(60_000))]);
  expect(await checkpointIfLong(client)).toBe(true);
  expect(await checkpointIfLong(client)).toBe(false);
  await client.close();
});

test('a tree is flushed whole, what is in a directory before its names', async () => {
  const flushed: string[] = [];
  const place = await newPlace();
  flushTree(place, (path) => flushed.push(path));
  expect(flushed.length).toBeGreaterThan(900);
  expect(flushed.at(-1)).toBe(place);
  expect(flushed.indexOf(join(place, 'global', 'pg_control'))).toBeLessThan(flushed.indexOf(join(place, 'global')));
});
