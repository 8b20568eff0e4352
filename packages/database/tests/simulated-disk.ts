import { fstatSync, lstatSync, mkdirSync, readdirSync, readFileSync, readSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { EmscriptenFiles } from '../src/engines/durable-files.ts';

/** Systems write memory to disks by pages of this many bytes. */
const page = 4096;

/** A file as it is on the disk for certain, and the pages that were written since. */
type Kept = { content: Buffer; dirty: Set<number>; isDirectory: boolean };
type NameChange = { path: string; to: number | null };

/**
 * What a disk may hold after a power cut, by the letter of POSIX: of each file what it held when it was last flushed,
 * and any of the pages written since; of each directory the names it had when it was last flushed, and of the changes since
 * as many as there was time for. It watches a real directory being written, and can make the image of one that lost its power.
 */
export class SimulatedDisk {
  /** Told of each write, flush and change of a name, before it is done. */
  onStep: (step: number) => void = () => undefined;
  /** What `onStep` threw first. */
  failure: unknown;
  readonly #root: string;
  readonly #files = new Map<number, Kept>();
  /** Our own numbers by inode, since systems give the inode of a removed file to the next one. */
  readonly #ids = new Map<number, number>();
  readonly #names = new Map<string, number>();
  #changes: NameChange[] = [];
  #steps = 0;

  /** Everything in `root` is on the disk to begin with. */
  constructor(root: string) {
    this.#root = root;
    this.#readTree(root);
  }

  watch({ FS, NODEFS }: EmscriptenFiles): void {
    const { node_ops: nodes, stream_ops: streams } = NODEFS;
    const { mknod, rename, unlink, rmdir, setattr } = nodes;
    const { write, fsync, setattr: setattrOfStream } = streams;
    const idAt = (path: string) => this.#ids.get(lstatSync(path).ino) ?? -1;
    const idOf = ({ nfd }: { nfd: number }) => this.#ids.get(fstatSync(nfd).ino) ?? -1;
    const under = (parent: Parameters<typeof mknod>[0], name: string) => join(NODEFS.realPath(parent), name);

    nodes.mknod = (parent, name, mode, dev) => {
      this.#step();
      const node = mknod(parent, name, mode, dev);
      const path = under(parent, name);
      const id = this.#add(lstatSync(path).ino, Buffer.alloc(0), FS.isDir(mode));
      this.#changes.push({ path, to: id });
      return node;
    };
    nodes.rename = (node, directory, name) => {
      this.#step();
      const from = NODEFS.realPath(node);
      const moved = idAt(from);
      rename(node, directory, name);
      // One change in the two names: neither is seen without the other.
      this.#changes.push({ path: under(directory, name), to: moved }, { path: from, to: null });
    };
    nodes.unlink = (parent, name) => {
      this.#step();
      unlink(parent, name);
      this.#changes.push({ path: under(parent, name), to: null });
    };
    nodes.rmdir = (parent, name) => {
      this.#step();
      rmdir(parent, name);
      this.#changes.push({ path: under(parent, name), to: null });
    };
    nodes.setattr = (node, attributes) => {
      setattr(node, attributes);
      if (attributes.size !== undefined) this.#touch(idAt(NODEFS.realPath(node)), 0, attributes.size);
    };
    streams.setattr = (stream, attributes) => {
      setattrOfStream(stream, attributes);
      if (attributes.size !== undefined) this.#touch(idOf(stream), 0, attributes.size);
    };
    streams.write = (stream, buffer, offset, length, position) => {
      this.#step();
      const written = write(stream, buffer, offset, length, position);
      this.#touch(idOf(stream), position, written);
      return written;
    };
    streams.fsync = (stream) => {
      this.#step();
      // PGlite as it comes has no flushing at all.
      if (!fsync) return 0;
      const done = fsync(stream);
      if (!FS.isDir(stream.node.mode)) this.#flushFile(stream.nfd);
      return done;
    };
  }

  /** A directory's names are on the disk now. */
  flushedNames(directory: string): void {
    this.#changes = this.#changes.filter((change) => {
      if (dirname(change.path) !== directory) return true;
      applyChange(this.#names, change);
      return false;
    });
  }

  /** Writes into `target` what could be left of the directory now; `seed` decides what was in time. */
  imageAfterCut(target: string, seed: number): void {
    const random = mulberry32(seed);
    const names = new Map(this.#names);
    const inTime = Math.floor(random() * (this.#changes.length + 1)) * (random() < 0.5 ? 0 : 1);
    for (const { path, to } of this.#changes.slice(0, inTime)) applyChange(names, { path, to });
    const current = this.#currentContents();
    const paths = [...names.keys()].sort();
    for (const path of paths) {
      const kept = this.#files.get(names.get(path) ?? -1);
      if (!kept) continue;
      const place = join(target, relative(this.#root, path));
      if (kept.isDirectory) mkdirSync(place, { recursive: true });
      else {
        mkdirSync(dirname(place), { recursive: true });
        writeFileSync(place, withSomePages(kept, current.get(names.get(path) ?? -1), random));
      }
    }
  }

  /** What throws within PostgreSQL would leave it halfway: it is kept, for {@link failure}. */
  #step(): void {
    try {
      this.onStep(this.#steps++);
    } catch (error) {
      this.failure ??= error;
    }
  }

  #add(inode: number, content: Buffer, isDirectory: boolean): number {
    const id = this.#files.size;
    this.#ids.set(inode, id);
    this.#files.set(id, { content, dirty: new Set(), isDirectory });
    return id;
  }

  #touch(id: number, position: number, length: number): void {
    const kept = this.#files.get(id);
    if (!kept) return;
    for (let at = Math.floor(position / page); at * page < position + length; at++) kept.dirty.add(at);
  }

  #flushFile(descriptor: number): void {
    const { ino, size } = fstatSync(descriptor);
    const kept = this.#files.get(this.#ids.get(ino) ?? -1);
    if (!kept) return;
    if (kept.content.length !== size) {
      const sized = Buffer.alloc(size);
      kept.content.copy(sized);
      kept.content = sized;
    }
    for (const at of kept.dirty) {
      const start = at * page;
      if (start < size) readSync(descriptor, kept.content, start, Math.min(page, size - start), start);
    }
    kept.dirty.clear();
  }

  /** The real files as they are now, by our numbers. */
  #currentContents(): Map<number, Buffer> {
    const contents = new Map<number, Buffer>();
    const read = (directory: string) => {
      for (const entry of readdirSync(directory, { withFileTypes: true })) {
        const path = join(directory, entry.name);
        if (entry.isDirectory()) read(path);
        else {
          const id = this.#ids.get(lstatSync(path).ino) ?? -1;
          if ((this.#files.get(id)?.dirty.size ?? 0) > 0) contents.set(id, readFileSync(path));
        }
      }
    };
    read(this.#root);
    return contents;
  }

  #readTree(directory: string): void {
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      const path = join(directory, entry.name);
      const { ino } = lstatSync(path);
      const isDirectory = entry.isDirectory();
      const content = isDirectory ? Buffer.alloc(0) : readFileSync(path);
      this.#names.set(path, this.#add(ino, content, isDirectory));
      if (isDirectory) this.#readTree(path);
    }
  }
}

function applyChange(names: Map<string, number>, { path, to }: NameChange): void {
  if (to === null) names.delete(path);
  else names.set(path, to);
}

/** Each page that was not flushed is as it was, or as it was to become; a file that grew may have grown or not. */
function withSomePages({ content, dirty }: Kept, current: Buffer | undefined, random: () => number): Buffer {
  if (!current || dirty.size === 0) return content;
  const mayKeep = random();
  const result = Buffer.alloc(random() < 0.5 ? content.length : current.length);
  content.copy(result);
  for (const at of dirty) {
    if (random() < mayKeep && at * page < current.length) current.copy(result, at * page, at * page, (at + 1) * page);
  }
  return result;
}

/** A small generator of numbers in [0, 1), the same for the same seed. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
