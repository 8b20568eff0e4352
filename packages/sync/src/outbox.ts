import * as Y from 'yjs';
import type { SyncConnection } from './connection.ts';
import { mergeTypedEdits } from './merge-typed-edits.ts';
import type { TypedEdit } from './typed-edit.ts';

/** Edits of one document on their way to everybody: those of one turn leave as one. */
export class Outbox {
  readonly #deliver: (update: Uint8Array, except: SyncConnection | undefined) => void;
  #updates: Uint8Array[] = [];
  /** Of these updates the ones that are nothing but typing. */
  #typed: TypedEdit[] = [];
  /** Whose edits are waiting, where all are of one: nobody needs their own letters back. */
  #only: SyncConnection | undefined;

  /** @param deliver sends one update to all but `except` */
  constructor(deliver: (update: Uint8Array, except: SyncConnection | undefined) => void) {
    this.#deliver = deliver;
  }

  /** @param typed what the update is, where it is nothing but typing */
  add(update: Uint8Array, typed: TypedEdit | undefined, from: SyncConnection | undefined): void {
    this.#only = this.#updates.length === 0 || this.#only === from ? from : undefined;
    this.#updates.push(update);
    if (typed) this.#typed.push(typed);
  }

  flush(): void {
    const updates = this.#updates;
    const typed = this.#typed;
    const [first] = updates;
    if (first === undefined) return;
    const except = this.#only;
    this.#updates = [];
    this.#typed = [];
    this.#only = undefined;
    this.#deliver(updates.length > 1 ? merged(updates, typed) : first, except);
  }
}

function merged(updates: Uint8Array[], typed: readonly TypedEdit[]): Uint8Array {
  return (typed.length === updates.length ? mergeTypedEdits(typed) : undefined) ?? Y.mergeUpdates(updates);
}
