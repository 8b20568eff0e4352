import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DurableClient } from '../src/engines/durable-client.ts';
import { DurableFiles, type EmscriptenFiles } from '../src/engines/durable-files.ts';
import { newDataDir } from '../src/testing/data-dirs.ts';
import { SimulatedDisk } from './simulated-disk.ts';

/** A table like the log of drafts: rows are added, and an index grows with them. */
const table = 'create table entry (n int primary key, bytes bytea not null)';
const bytesOf = (n: number) => Uint8Array.from({ length: 40 + (n % 7) * 300 }, (_, at) => (n * 31 + at * 7) % 256);

class WatchedFiles extends DurableFiles {
  readonly #disk: SimulatedDisk;
  constructor(directory: string, disk: SimulatedDisk) {
    super(directory);
    this.#disk = disk;
  }
  protected override prepare(files: EmscriptenFiles): void {
    super.prepare(files);
    this.#disk.watch(files);
  }
  protected override flushNames(directory: string): void {
    super.flushNames(directory);
    this.#disk.flushedNames(directory);
  }
}

/** PGlite as it comes: nothing is flushed. */
class UnflushedFiles extends NodeFS {
  readonly #disk: SimulatedDisk;
  constructor(directory: string, disk: SimulatedDisk) {
    super(directory);
    this.#disk = disk;
  }
  override async init(...[pg, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pg, options);
    const preRun = (module: unknown) => this.#disk.watch(module as EmscriptenFiles);
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), preRun] } };
  }
}

type Database = Pick<DurableClient, 'query' | 'exec' | 'close'>;
type Cut = { acknowledged: number; image: string };

let home: string;
beforeAll(async () => (home = await mkdtemp(join(tmpdir(), 'uskalla-power-'))));
afterAll(() => rm(home, { recursive: true, force: true }));

/** Adds rows, with a checkpoint now and then, and takes the power away in the midst of it: after so many writes to the disk each. */
async function write(
  name: string,
  cuts: readonly number[],
  open: (place: string, disk: SimulatedDisk) => Promise<Database>,
) {
  const place = join(await newDataDir(home), 'pglite');
  const first = await DurableClient.open(() => new DurableFiles(place));
  await first.exec(table);
  await first.close();

  const disk = new SimulatedDisk(place);
  const images: Cut[] = [];
  let acknowledged = 0;
  const wanted = [...cuts];
  disk.onStep = (step) => {
    if (step !== wanted[0]) return;
    wanted.shift();
    const image = join(home, `${name}-${step}`);
    disk.imageAfterCut(image, step);
    images.push({ acknowledged, image });
  };
  const database = await open(place, disk);
  for (let n = 0; wanted.length > 0 && !disk.failure; n++) {
    await database.query('insert into entry values ($1, $2)', [n, bytesOf(n)]);
    acknowledged = n + 1;
    if (n % 150 === 149) await database.exec('checkpoint');
    if (n % 90 === 89) await database.exec(`create table more_${n} as select * from entry`);
    if (n % 90 === 45) await database.exec('vacuum full entry');
  }
  await database.close();
  if (disk.failure) throw disk.failure;
  return images;
}

async function acknowledgedButMissing({ acknowledged, image }: Cut): Promise<number> {
  const database = await DurableClient.open(() => new DurableFiles(image));
  try {
    const { rows } = await database.query<{ n: number; bytes: Uint8Array }>('select n, bytes from entry order by n');
    const whole = new Set(rows.filter(({ n, bytes }) => Buffer.from(bytes).equals(bytesOf(n))).map(({ n }) => n));
    let missing = 0;
    for (let n = 0; n < acknowledged; n++) if (!whole.has(n)) missing += 1;
    return missing;
  } finally {
    await database.close();
    await rm(image, { recursive: true, force: true });
  }
}

/** Fixed, and spread over what happens: commits, checkpoints, new files. */
const cuts = Array.from({ length: 12 }, (_, index) => 60 + index * 181 + ((index * index * 29) % 97));

describe('a power cut', () => {
  test('loses nothing that was acknowledged, wherever it falls', async () => {
    const images = await write('flushed', cuts, (place, disk) =>
      DurableClient.open(() => new WatchedFiles(place, disk)),
    );
    expect(images.length).toBe(cuts.length);
    expect(images.at(-1)?.acknowledged).toBeGreaterThan(200);
    for (const cut of images) expect(await acknowledgedButMissing(cut), cut.image).toBe(0);
  }, 120_000);

  test('loses much with PGlite as it comes, so this test can tell', async () => {
    const images = await write('unflushed', cuts.slice(-1), (place, disk) =>
      PGlite.create({ fs: new UnflushedFiles(place, disk) }),
    );
    const [cut] = images;
    expect(cut?.acknowledged).toBeGreaterThan(200);
    const missing = cut && (await acknowledgedButMissing(cut).catch(() => cut.acknowledged));
    expect(missing).toBeGreaterThan(100);
  }, 60_000);
});
