import { NodeFS } from '@electric-sql/pglite/nodefs';
import { fstatSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import { flushDirectory, flushFile } from './flush.ts';

/** What is used of Emscripten's file system; PGlite's types leave it open. */
type Node = { mode: number };
type Stream = { node: Node; nfd: number };
type Write = (stream: Stream, buffer: Uint8Array, offset: number, length: number, position: number) => number;
export type EmscriptenFiles = {
  FS: { isDir(mode: number): boolean; ErrnoError: new (errno: number) => Error };
  NODEFS: {
    realPath(node: Node): string;
    tryFSOperation<T>(operation: () => T): T;
    node_ops: {
      mknod(parent: Node, name: string, mode: number, dev: number): Node;
      rename(node: Node, directory: Node, name: string): void;
      unlink(parent: Node, name: string): void;
      rmdir(parent: Node, name: string): void;
      setattr(node: Node, attributes: { size?: number }): void;
    };
    stream_ops: {
      write: Write;
      setattr(stream: Stream, attributes: { size?: number }): void;
      fsync?: (stream: Stream) => number;
    };
  };
};

type Options = Parameters<NodeFS['init']>[1];

/** Emscripten's number for ENOSPC. */
const noSpace = 51;
/** Bytes of the disk that only the write-ahead log may take: four of its files. */
const reserve = 64 * 1024 * 1024;
/** How long the free space of the disk is believed, milliseconds. */
const spaceKnownFor = 200;

/**
 * The directory of a PGlite, with two things that PGlite leaves out.
 *
 * *Flushing*: Emscripten's NODEFS has no `fsync`, so PostgreSQL's calls come to nothing. Here they reach the disk. PostgreSQL
 * takes it for granted that flushing a new file keeps its name as well, which not every file system promises: the directory is
 * flushed with it.
 *
 * *A reserve*: where the disk is full, PostgreSQL answers that a table can't grow, and works on once there is space. Only
 * where its write-ahead log can't grow does it stop altogether. So tables are told a little early that the disk is full.
 */
export class DurableFiles extends NodeFS {
  #free = { bytes: Infinity, at: -Infinity };

  override async init(...[pg, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pg, options);
    const preRun = (module: unknown) => this.prepare(module as EmscriptenFiles);
    const more: Options = { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), preRun] };
    return { emscriptenOpts: more };
  }

  /** Called once, before PostgreSQL opens its first file. */
  protected prepare({ FS, NODEFS }: EmscriptenFiles): void {
    const { node_ops: nodes, stream_ops: streams } = NODEFS;
    const { mknod } = nodes;
    const { write } = streams;
    /** Files whose names may not be on the disk yet. */
    const unnamed = new WeakSet<Node>();
    const isLog = new WeakMap<Stream, boolean>();

    nodes.mknod = (parent, name, mode, dev) => {
      const node = mknod(parent, name, mode, dev);
      unnamed.add(node);
      return node;
    };
    streams.write = (stream, buffer, offset, length, position) => {
      let ofLog = isLog.get(stream);
      if (ofLog === undefined) isLog.set(stream, (ofLog = NODEFS.realPath(stream.node).includes('pg_wal')));
      const grows = () => position + length > fstatSync(stream.nfd).size;
      // Only Emscripten's own errors may be thrown here: any other would leave PostgreSQL halfway.
      if (!ofLog && NODEFS.tryFSOperation(() => this.#isScarce(length) && grows())) throw new FS.ErrnoError(noSpace);
      return write(stream, buffer, offset, length, position);
    };
    streams.fsync = (stream) =>
      NODEFS.tryFSOperation(() => {
        const { node } = stream;
        if (FS.isDir(node.mode)) this.flushNames(NODEFS.realPath(node));
        else {
          flushFile(stream.nfd);
          if (unnamed.delete(node)) this.flushNames(dirname(NODEFS.realPath(node)));
        }
        return 0;
      });
  }

  protected flushNames(directory: string): void {
    flushDirectory(directory);
  }

  /** Free bytes of the disk. */
  protected freeSpace(): number {
    const { bavail, bsize } = statfsSync(this.rootDir);
    return bavail * bsize;
  }

  #isScarce(bytes: number): boolean {
    const now = performance.now();
    if (now - this.#free.at > spaceKnownFor) this.#free = { bytes: this.freeSpace(), at: now };
    this.#free.bytes -= bytes;
    return this.#free.bytes < reserve;
  }
}
