import * as Y from 'yjs';
import type { LoadedLog, UpdateLog } from './update-log.ts';

/** Entries after which a snapshot is worth its while, when a document is open and when it is being put away. */
const whileOpen = 1_000;
const whenLeft = 100;

/**
 * Snapshots of one document, so that loading it does not mean replaying its whole log. The log stays as it is, and a
 * snapshot is never needed: where it can't be made or used, the log is read instead.
 */
export class Snapshots {
  readonly #docId: string;
  readonly #log: UpdateLog;
  readonly #live: (() => Uint8Array | undefined) | undefined;
  readonly #onError: (error: unknown) => void;
  #since: number;
  #making: Promise<void> | undefined;

  /**
   * @param parts.since entries in the log that the last snapshot does not hold
   * @param parts.live the document as it is in memory; to be left out where others write to its log too, since then
   *   memory may lack what the log holds already
   */
  constructor(parts: {
    docId: string;
    log: UpdateLog;
    since: number;
    live: (() => Uint8Array | undefined) | undefined;
    onError: (error: unknown) => void;
  }) {
    this.#docId = parts.docId;
    this.#log = parts.log;
    this.#since = parts.since;
    this.#live = parts.live;
    this.#onError = parts.onError;
  }

  /** So many entries are in the log now that were not before. */
  committed(entries: number): void {
    this.#since += entries;
    if (this.#since >= whileOpen) void this.#make();
  }

  /** The document is about to leave memory. Never throws. */
  async beforeLeaving(): Promise<void> {
    await this.#making;
    if (this.#since >= whenLeft) await this.#make();
  }

  #make(): Promise<void> {
    this.#making ??= this.#makeNow()
      .catch((error: unknown) => {
        // Tried again after as much more, not with each commit.
        this.#since = 0;
        this.#onError(error);
      })
      .finally(() => (this.#making = undefined));
    return this.#making;
  }

  async #makeNow(): Promise<void> {
    const counted = this.#since;
    // Where the log ends first, and only then the state: it holds what is before that end, and it may hold more.
    const upTo = await this.#log.end(this.#docId);
    const state = this.#live ? this.#live() : await this.#replay();
    if (!state || upTo === 0) return;
    await this.#log.saveSnapshot(this.#docId, { state, upTo });
    this.#since -= counted;
  }

  async #replay(): Promise<Uint8Array | undefined> {
    const loaded = await this.#log.load(this.#docId);
    return loaded && stateOf(loaded);
  }
}

/** All that a log holds, as one update. @throws where it has a gap */
function stateOf({ snapshot, updates }: LoadedLog): Uint8Array {
  const doc = new Y.Doc();
  try {
    doc.transact(() => {
      for (const update of [...(snapshot ? [snapshot] : []), ...updates]) Y.applyUpdate(doc, update);
    });
    if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error('the log of a document has a gap');
    return Y.encodeStateAsUpdate(doc);
  } finally {
    doc.destroy();
  }
}
