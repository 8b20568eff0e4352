import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { closeSync } from 'node:fs';
import type { DurableFiles } from './durable-files.ts';

/**
 * PGlite starts PostgreSQL with flushing off (`-F`). We want it on, and by `fsync`: the `fdatasync` that PostgreSQL would choose is
 * an empty function in Emscripten's C library.
 */
const startParams = [
  ...PGlite.defaultStartParams.filter((param) => param !== '-F'),
  ...['-c', 'wal_sync_method=fsync'],
  // A file of the log that is used again still holds what was written in it before: what is erased has to be gone.
  ...['-c', 'wal_recycle=off'],
];

/** A start that fails costs half a second of this process; meanwhile statements fail at once. Milliseconds. */
const restAfterFailure = 2_000;

/** What stops PostgreSQL may have left its insides halfway; nothing may run on them. */
type Module = {
  FS: { streams: ({ nfd?: number } | null)[] };
  _PostgresMainLoopOnce: () => void;
  _PostgresSendReadyForQueryIfNecessary: () => void;
  _pgl_pq_flush: () => void;
  stackRestore: (pointer: number) => void;
};

/**
 * A PostgreSQL within this process that keeps what it acknowledged through a power cut, and comes back by itself.
 *
 * Where its write-ahead log can't be written or flushed, PostgreSQL panics: it ends itself, to be started again and to recover from what
 * is on the disk. PGlite has nobody who would start it, and whoever asks it next waits for ever, with the processor at work.
 * Here the statement that met the panic fails, as do those after it until a new start goes well.
 */
export class DurableClient {
  readonly #makeFiles: () => DurableFiles;
  #client: PGlite | undefined;
  #starting: Promise<PGlite> | undefined;
  #isClosed = false;
  /** When the last start failed. */
  #failedAt = -Infinity;

  private constructor(makeFiles: () => DurableFiles) {
    this.#makeFiles = makeFiles;
  }

  /** @param makeFiles the directory, anew for each start */
  static async open(makeFiles: () => DurableFiles): Promise<DurableClient> {
    const client = new DurableClient(makeFiles);
    await client.#running();
    return client;
  }

  query: PGlite['query'] = async (...parameters) => (await this.#running()).query(...parameters);

  exec: PGlite['exec'] = async (...parameters) => (await this.#running()).exec(...parameters);

  transaction: PGlite['transaction'] = async (body) => (await this.#running()).transaction(body);

  async close(): Promise<void> {
    this.#isClosed = true;
    await (this.#client ?? (await this.#starting?.catch(() => undefined)))?.close();
  }

  async #running(): Promise<PGlite> {
    if (this.#client) return this.#client;
    if (this.#isClosed) throw new Error('the database is closed');
    if (!this.#starting && performance.now() - this.#failedAt < restAfterFailure)
      throw new Error('the database has stopped');
    this.#starting ??= this.#start().finally(() => (this.#starting = undefined));
    return this.#starting;
  }

  async #start(): Promise<PGlite> {
    let module: Module | undefined;
    const files = this.#makeFiles();
    const init = files.init.bind(files);
    files.init = async (pg, options) => {
      const { emscriptenOpts } = await init(pg, options);
      const onAbort = () => {
        this.#client = undefined;
        if (module) retire(module);
      };
      const preRun = (made: unknown) => void (module = made as Module);
      return { emscriptenOpts: { ...emscriptenOpts, onAbort, preRun: [...(emscriptenOpts.preRun ?? []), preRun] } };
    };
    try {
      const client = await PGlite.create({ fs: files, startParams, extensions: { pg_trgm } });
      this.#client = client;
      return client;
    } catch (error) {
      if (module) retire(module);
      this.#failedAt = performance.now();
      throw error;
    }
  }
}

/** Lets nothing run in a PostgreSQL that ended, ends PGlite's loop that would call it for ever, and closes its files. */
function retire(module: Module): void {
  const refuse = () => {
    throw new Error('the database has stopped');
  };
  const nothing = () => undefined;
  module._PostgresMainLoopOnce = refuse;
  module._PostgresSendReadyForQueryIfNecessary = nothing;
  module._pgl_pq_flush = nothing;
  const { stackRestore } = module;
  module.stackRestore = (pointer) => {
    stackRestore(pointer);
    refuse();
  };
  for (const stream of module.FS.streams) {
    if (stream?.nfd === undefined) continue;
    closeSync(stream.nfd);
    delete stream.nfd;
  }
}
