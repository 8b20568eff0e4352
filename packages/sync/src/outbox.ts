import * as Y from 'yjs';
import type { SyncConnection } from './connection.ts';

/** Edits of one document on their way to everybody: those of one turn leave as one. */
export class Outbox {
  readonly #deliver: (update: Uint8Array, except: SyncConnection | undefined) => void;
  #updates: Uint8Array[] = [];
  /** Whose edits are waiting, where all are of one: nobody needs their own letters back. */
  #only: SyncConnection | undefined;

  /** @param deliver sends one update to all but `except` */
  constructor(deliver: (update: Uint8Array, except: SyncConnection | undefined) => void) {
    this.#deliver = deliver;
  }

  add(update: Uint8Array, from: SyncConnection | undefined): void {
    this.#only = this.#updates.length === 0 || this.#only === from ? from : undefined;
    this.#updates.push(update);
  }

  flush(): void {
    const updates = this.#updates;
    const [first] = updates;
    if (first === undefined) return;
    const except = this.#only;
    this.#updates = [];
    this.#only = undefined;
    this.#deliver(updates.length > 1 ? Y.mergeUpdates(updates) : first, except);
  }
}
