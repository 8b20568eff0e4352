import * as Y from 'yjs';
import type { SyncConnection } from './connection.ts';

/**
 * Edits of one document on their way to everybody: the first after a silence leaves with the next turn of the event
 * loop, those that follow closely are gathered and leave as one. The more recipients, the longer is the
 * gathering, since each departure costs a write for each of them.
 */
export class Outbox {
  readonly #deliver: (update: Uint8Array, except: SyncConnection | undefined) => void;
  readonly #pause: () => number;
  #updates: Uint8Array[] = [];
  /** Whose edits are waiting, where all are of one: nobody needs their own letters back. */
  #only: SyncConnection | undefined;
  #isScheduled = false;
  #timer: NodeJS.Timeout | undefined;
  #leftAt = -Infinity;

  /**
   * @param parts.deliver sends one update to all but `except`
   * @param parts.pause milliseconds between two departures, as things are now
   */
  constructor(parts: {
    deliver: (update: Uint8Array, except: SyncConnection | undefined) => void;
    pause: () => number;
  }) {
    this.#deliver = parts.deliver;
    this.#pause = parts.pause;
  }

  add(update: Uint8Array, from: SyncConnection | undefined): void {
    this.#only = this.#updates.length === 0 || this.#only === from ? from : undefined;
    this.#updates.push(update);
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    const wait = this.#leftAt + this.#pause() - performance.now();
    // With the next turn, not at once: what else lies in the sockets now goes along.
    if (wait <= 0) setImmediate(() => this.flush());
    else this.#timer = setTimeout(() => this.flush(), wait);
  }

  flush(): void {
    clearTimeout(this.#timer);
    this.#isScheduled = false;
    const updates = this.#updates;
    const [first] = updates;
    if (first === undefined) return;
    const except = this.#only;
    this.#updates = [];
    this.#only = undefined;
    this.#leftAt = performance.now();
    this.#deliver(updates.length > 1 ? Y.mergeUpdates(updates) : first, except);
  }

  destroy(): void {
    clearTimeout(this.#timer);
    this.#updates = [];
  }
}
