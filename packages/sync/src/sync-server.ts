import type { Doc } from 'yjs';
import type { SyncConnection } from './connection.ts';
import { defaultLimits, SyncError, type SyncOptions } from './options.ts';
import { Room } from './room.ts';

export type SyncServer = Readonly<{
  /** Takes a connection on; its messages are answered once the document is loaded. */
  open(connection: SyncConnection): void;
  /**
   * Reads a document after everything taken for it is in the log.
   * @throws SyncError `not_found`, `unavailable` (the log does not answer)
   */
  read<T>(docId: string, reader: (doc: Doc) => T): Promise<T>;
  /** Closes the connections that `which` names. */
  revoke(which: (connection: SyncConnection) => boolean, code: number): void;
  /** Takes nothing more, waits until all is in the log (or `patience` milliseconds), closes every connection. */
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
  const connections = new Set<SyncConnection>();
  let isClosed = false;

  /** The entry of a document, held by one more user; a document that is leaving memory stays while somebody does. */
  function hold(docId: string): Entry {
    let entry = entries.get(docId);
    if (!entry) {
      const fresh: Entry = { room: load(docId), loaded: undefined, users: 0 };
      fresh.room.then((room) => (fresh.loaded = room)).catch(() => entries.delete(docId));
      entries.set(docId, fresh);
      entry = fresh;
    }
    entry.users += 1;
    return entry;
  }

  /** A load that fails throws: it never becomes an empty document. */
  async function load(docId: string): Promise<Room | undefined> {
    const loaded = await options.log.load(docId);
    return loaded && new Room(docId, loaded, options, limits);
  }

  async function release(docId: string, entry: Entry): Promise<void> {
    entry.users -= 1;
    const room = entry.loaded;
    if (entry.users > 0) return;
    await room?.settled();
    // Somebody may have come back while the last edits were being saved.
    if (entry.users > 0 || entries.get(docId) !== entry) return;
    entries.delete(docId);
    room?.destroy();
    options.onUnloaded?.(docId);
  }

  async function openLater(connection: SyncConnection): Promise<void> {
    const { docId } = connection;
    const early: Uint8Array[] = [];
    let room: Room | undefined;
    let gone = false;
    connection.onMessage((data) => {
      if (room) room.receive(connection, data);
      // Loading is quick; whoever sends much before being answered is no editor.
      else if (early.length < 64 && data.byteLength <= limits.message) early.push(data);
    });
    connections.add(connection);
    const entry = hold(docId);
    connection.onClose(() => {
      gone = true;
      connections.delete(connection);
      room?.leave(connection);
      release(docId, entry).catch((error: unknown) => options.onError?.(error, docId));
    });
    try {
      const found = await entry.room;
      if (gone) return;
      if (!found) {
        connection.close(codes.notFound);
        return;
      }
      room = found;
      room.join(connection);
      for (const data of early) room.receive(connection, data);
    } catch (error) {
      options.onError?.(error, docId);
      connection.close(codes.tryLater);
    }
  }

  async function read<T>(docId: string, reader: (doc: Doc) => T): Promise<T> {
    const entry = hold(docId);
    try {
      const room = await entry.room;
      if (!room) throw new SyncError('not_found');
      await inTime(room.settled());
      return reader(room.doc);
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
      void openLater(connection);
    },
    read,
    revoke(which, code) {
      for (const connection of [...connections]) {
        if (!which(connection)) continue;
        entries.get(connection.docId)?.loaded?.leave(connection);
        connection.close(code);
      }
    },
    async close(patience = 10_000) {
      isClosed = true;
      for (const connection of [...connections]) {
        entries.get(connection.docId)?.loaded?.leave(connection);
        connection.close(goingAway);
      }
      const rooms = [...entries.values()].flatMap(({ loaded }) => (loaded ? [loaded] : []));
      await Promise.race([Promise.all(rooms.map((room) => room.settled())), later(patience)]);
      for (const room of rooms) room.destroy();
      entries.clear();
    },
    stats: () => ({ rooms: entries.size, connections: connections.size }),
  };
}

async function inTime(settled: Promise<void>): Promise<void> {
  const slow = Symbol('slow');
  const first = await Promise.race([settled, later(readPatience).then(() => slow)]);
  if (first === slow) throw new SyncError('unavailable');
}

const later = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds).unref());
