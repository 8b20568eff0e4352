import type { Doc } from 'yjs';
import type { SyncConnection } from './connection.ts';
import { GroupCommit } from './group-commit.ts';
import { loadDocument } from './load-document.ts';
import { defaultLimits, SyncError, type SyncOptions } from './options.ts';
import { RateLimit } from './rate-limit.ts';
import { Room } from './room.ts';
import { Session } from './session.ts';
import { Timetable } from './timetable.ts';
import type { LoadedLog } from './update-log.ts';

export type SyncServer = Readonly<{
  /** Takes a connection on; its messages are answered once the document is loaded. */
  open(connection: SyncConnection): void;
  /**
   * What `reader` makes of a document, once all that it read is in the log. `reader` returns plain data: the
   * document goes on changing.
   * @throws SyncError `not_found`, `unavailable` (the log does not answer)
   */
  read<T>(docId: string, reader: (doc: Doc) => T): Promise<T>;
  /**
   * Changes a document on the server's side; resolves when that is in the log. All who have it open get it at once.
   * @param author as the log will name it
   * @throws SyncError `not_found`, `unavailable` (the log does not answer, the document is full, the edit is not in order)
   */
  edit(docId: string, change: (doc: Doc) => void, author: string): Promise<void>;
  /** Closes the connections that `which` names. */
  revoke(which: (connection: SyncConnection) => boolean, code: number): void;
  /**
   * Takes nothing more, closes every connection, waits until all is in the log or `patience` milliseconds are over;
   * what is not in the log by then was never reported saved, and `onError` is told of it.
   */
  close(patience?: number): Promise<void>;
  stats(): { rooms: number; connections: number };
}>;

type Entry = { room: Promise<Room | undefined>; loaded: Room | undefined; users: number };

/** A WebSocket's way of saying that the server goes away (RFC 6455 §7.4.1); clients come back. */
const goingAway = 1001;
/** How long a reader waits for the log, milliseconds. */
const readPatience = 10_000;

/** A Yjs server that knows nothing of what its documents mean. */
export function createSyncServer(options: SyncOptions): SyncServer {
  const limits = { ...defaultLimits, ...options.limits };
  const codes = options.closeCodes;
  const entries = new Map<string, Entry>();
  const sessions = new Set<Session>();
  const commit = new GroupCommit({
    log: options.log,
    longestRest: limits.restOfLog,
    onError: (error) => options.onError?.(error),
  });
  const shared = {
    options,
    limits,
    commit,
    timetable: new Timetable({ patience: limits.gather, onError: (error) => options.onError?.(error) }),
    rate: new RateLimit(limits.messagesPerSecond, limits.messagesAtOnce),
    processName: crypto.randomUUID(),
  };
  let isClosed = false;

  /** The entry of a document, held by one more user; a document that is leaving memory stays while somebody does. */
  function hold(docId: string): Entry {
    let entry = entries.get(docId);
    if (!entry) {
      const fresh: Entry = { room: load(docId), loaded: undefined, users: 0 };
      fresh.room.then(
        (room) => (fresh.loaded = room),
        () => {
          // Another may have taken its place since everybody left it.
          if (entries.get(docId) === fresh) entries.delete(docId);
        },
      );
      entries.set(docId, fresh);
      entry = fresh;
    }
    entry.users += 1;
    return entry;
  }

  /** A load that fails throws: it never becomes an empty document. */
  async function load(docId: string): Promise<Room | undefined> {
    const build = (loaded: LoadedLog) => new Room(docId, loaded, shared);
    return loadDocument(options.log, docId, build, (error) => options.onError?.(error, docId));
  }

  async function release(docId: string, entry: Entry): Promise<void> {
    entry.users -= 1;
    const room = entry.loaded;
    if (entry.users > 0) return;
    await room?.settled();
    await room?.beforeLeaving();
    // Somebody may have come back while the last edits were being saved.
    if (entry.users > 0 || entries.get(docId) !== entry) return;
    entries.delete(docId);
    destroyOnceLoaded(entry);
    options.onUnloaded?.(docId);
  }

  /** Everybody may have left before it was loaded. */
  function destroyOnceLoaded(entry: Entry): void {
    entry.room.then(
      (room) => room?.destroy(),
      () => undefined,
    );
  }

  async function open(connection: SyncConnection): Promise<void> {
    const { docId } = connection;
    const entry = hold(docId);
    const session = new Session(connection, limits, codes, () => {
      sessions.delete(session);
      release(docId, entry).catch((error: unknown) => options.onError?.(error, docId));
    });
    sessions.add(session);
    connection.listen(session);
    try {
      const room = await entry.room;
      if (room) session.enter(room);
      else session.end(codes.notFound);
    } catch (error) {
      options.onError?.(error, docId);
      session.end(codes.tryLater);
    }
  }

  async function read<T>(docId: string, reader: (doc: Doc) => T): Promise<T> {
    return withRoom(docId, (room) => room.read(reader));
  }

  async function edit(docId: string, change: (doc: Doc) => void, author: string): Promise<void> {
    let isWanted = true;
    await withRoom(docId, (room) => room.edit(change, author, () => isWanted)).finally(() => (isWanted = false));
  }

  /** @throws SyncError `not_found`, `unavailable` */
  async function withRoom<T>(docId: string, use: (room: Room) => Promise<T>): Promise<T> {
    const entry = hold(docId);
    try {
      const using = entry.room.then((room) => {
        if (!room) throw new SyncError('not_found');
        return use(room);
      });
      return await inTime(using);
    } catch (error) {
      throw error instanceof SyncError ? error : new SyncError('unavailable', error);
    } finally {
      release(docId, entry).catch((error: unknown) => options.onError?.(error, docId));
    }
  }

  return {
    open(connection) {
      if (isClosed) {
        connection.close(codes.tryLater);
        return;
      }
      void open(connection);
    },
    read,
    edit,
    revoke(which, code) {
      for (const session of [...sessions]) if (which(session.connection)) session.end(code);
    },
    async close(patience = 10_000) {
      isClosed = true;
      for (const session of [...sessions]) session.end(goingAway);
      const rooms = [...entries].flatMap(([docId, { loaded }]) => (loaded ? [{ docId, room: loaded }] : []));
      const settled = Promise.all(rooms.map(({ room }) => room.settled()));
      await within(patience, settled);
      for (const { docId, room } of rooms) {
        if (room.hasUncommitted) options.onError?.(new Error('closed with edits that are not in the log'), docId);
      }
      for (const entry of entries.values()) destroyOnceLoaded(entry);
      commit.stop();
      entries.clear();
    },
    stats: () => ({ rooms: entries.size, connections: sessions.size }),
  };
}

/** @throws SyncError `unavailable` where it takes longer than a reader waits */
async function inTime<T>(reading: Promise<T>): Promise<T> {
  const first = await within(
    readPatience,
    reading.then((value) => ({ value })),
  );
  if (first === undefined) throw new SyncError('unavailable');
  return first.value;
}

/** What a promise comes to, or `undefined` after so many milliseconds. */
async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds).unref();
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
