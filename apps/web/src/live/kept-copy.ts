import { IndexeddbPersistence } from 'y-indexeddb';
import type { Doc } from 'yjs';

/** The browser's database that holds a draft. */
export const keptCopyName = (draftId: string) => `uskalla-draft-${draftId}`;

/**
 * A draft as it is kept on this phone from the first letter, with small notes beside it. Reading and writing
 * may fail (a private window, a full phone): then `works` says so, and nothing else changes.
 */
export class KeptCopy {
  /** Where its changes of the document come from. */
  readonly origin: object;
  /** When what was kept is in the document. Never rejects; where the browser gives no storage, it never comes. */
  readonly read: Promise<void>;
  readonly #local: IndexeddbPersistence;
  readonly #name: string;
  readonly #onbroken: () => void;
  #works = false;
  #forgetting: Promise<void> | undefined;

  constructor(draftId: string, doc: Doc, onbroken: () => void) {
    this.#name = keptCopyName(draftId);
    this.#onbroken = onbroken;
    this.#local = new IndexeddbPersistence(this.#name, doc);
    this.origin = this.#local;
    this.read = this.#local.whenSynced.then(() => this.#listen());
  }

  /** Whether what is typed really is on this phone. */
  get works(): boolean {
    return this.#works;
  }

  /** A note kept under `key`; `undefined` where there is none, or nothing can be read. */
  async note(key: string): Promise<unknown> {
    if (!this.#works) return undefined;
    return this.#local.get(key).catch(() => undefined);
  }

  /** Keeps a note, or takes it away. A phone that can't is told of by `works`. */
  async keep(key: string, value: string | number | undefined): Promise<void> {
    if (!this.#works || this.#forgetting) return;
    await (value === undefined ? this.#local.del(key) : this.#local.set(key, value)).catch(() => this.#break());
  }

  /** Nothing of it stays on this phone. */
  forget(): Promise<void> {
    this.#forgetting ??= this.#delete();
    return this.#forgetting;
  }

  async close(): Promise<void> {
    await this.#local.destroy().catch(() => undefined);
  }

  #listen(): void {
    this.#works = true;
    const database = this.#local.db;
    // Failed writes of y-indexeddb are told nowhere else; events of transactions rise to their database.
    for (const event of ['abort', 'error', 'close']) database?.addEventListener(event, () => this.#break());
  }

  #break(): void {
    if (!this.#works) return;
    this.#works = false;
    this.#onbroken();
  }

  async #delete(): Promise<void> {
    await this.close();
    await new Promise<void>((resolve) => {
      const request = indexedDB.deleteDatabase(this.#name);
      request.onsuccess = request.onerror = () => resolve();
    });
  }
}
