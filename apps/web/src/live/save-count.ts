import type { Saved } from '@uskalla/sync/client';

/**
 * How many edits of this phone the server's log does not hold. Counts messages exactly as the server does: one answer
 * with everything there was when connecting (step 2), and from then on each update. Insertions and deletions alike.
 */
export class SaveCount {
  /** Edits that this connection brought along, which its first answer carries together. */
  #brought = 0;
  #sent = 0;
  #saved = 0;
  #isSynced = false;
  #isOpen = false;

  /** Edits that the log is not known to hold. */
  get waiting(): number {
    return (this.#isSynced ? 0 : this.#brought) + this.#sent - this.#saved;
  }

  /** Whether the server has said, on this connection, that all it brought along is in the log. Before, nothing is known. */
  get isConfirmed(): boolean {
    return this.#isOpen && this.#isSynced;
  }

  /** Unsaved edits of an earlier visit, read back from the phone. */
  inherit(edits: number): void {
    if (!this.#isSynced) this.#brought += edits;
  }

  /** The server's copy was compared with this phone's, and is the same. */
  nothingBrought(): void {
    this.#brought = 0;
  }

  /** An edit was made here; with a connection open it is a message of its own. */
  edited(): void {
    this.#sent += 1;
  }

  /** Something that is no edit of this visit leaves as a message: the phone's own copy, read after connecting. */
  sentAlong(): void {
    if (this.#isOpen) this.#sent += 1;
  }

  opened(): void {
    this.#brought = this.waiting;
    this.#sent = 0;
    this.#saved = 0;
    this.#isSynced = false;
    this.#isOpen = true;
  }

  closed(): void {
    this.#isOpen = false;
  }

  /** @returns whether the log holds more than was known */
  heard({ synced, updates }: Saved): boolean {
    // Until what it brought along is in, later edits build on something not yet saved.
    if (!this.#isOpen || !synced) return false;
    const isNews = !this.#isSynced || updates > this.#saved;
    this.#isSynced = true;
    // What is counted can't be more than was sent; if it ever were, "saved" would be said too early.
    this.#saved = Math.max(this.#saved, Math.min(updates, this.#sent));
    return isNews;
  }
}
