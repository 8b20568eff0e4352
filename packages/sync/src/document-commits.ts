import type { LogEntry } from './update-log.ts';

/** What a document's commits tell of themselves. */
export type CommitListeners = Readonly<{
  /** What waited is on its way into the log. */
  taken: () => void;
  /** These are in the log; and whether nothing else waits for it. */
  committed: (entries: readonly LogEntry[], isAll: boolean) => void;
  gone: () => void;
  error: (error: unknown) => void;
  /** Bytes that wait now and did not before, or the other way round (negative). */
  bytes: (change: number) => void;
  waiting: (commits: DocumentCommits) => void;
}>;

/** One document's edits on their way into the log, in their order. */
export class DocumentCommits {
  readonly docId: string;
  readonly #on: CommitListeners;
  #waiting: LogEntry[] = [];
  #inFlight: LogEntry[] = [];
  #bytes = 0;
  #isGone = false;
  /** Entries ever pushed and ever committed; the log keeps their order, so two numbers tell what is in it. */
  #pushed = 0;
  #committed = 0;
  #waiters: { upTo: number; resolve: () => void }[] = [];

  /** Made by `GroupCommit.open`. */
  constructor(docId: string, on: CommitListeners) {
    this.docId = docId;
    this.#on = on;
  }

  /** Bytes not yet in the log. */
  get uncommittedBytes(): number {
    return this.#bytes;
  }

  /** Whether everything pushed is in the log. */
  get isIdle(): boolean {
    return this.#committed === this.#pushed && !this.#isGone;
  }

  /** Whether there is no such document any more: nothing of it will ever be in the log. */
  get isGone(): boolean {
    return this.#isGone;
  }

  /** Edits not yet in the log, in order; a document is rebuilt from the log and these. */
  get uncommitted(): readonly Uint8Array[] {
    return [...this.#inFlight, ...this.#waiting].map(({ update }) => update);
  }

  push(entry: LogEntry): void {
    if (this.#isGone) {
      this.#call(this.#on.gone);
      return;
    }
    this.#waiting.push(entry);
    this.#count(entry.update.byteLength);
    this.#pushed += 1;
    if (this.#inFlight.length === 0 && this.#waiting.length === 1) this.#on.waiting(this);
  }

  /** Resolves when everything pushed before this call is in the log, or the document is gone; what comes after it does not put it off. */
  committed(): Promise<void> {
    if (this.isIdle || this.#isGone) return Promise.resolve();
    return new Promise((resolve) => this.#waiters.push({ upTo: this.#pushed, resolve }));
  }

  /** What waits is in flight from now on. */
  take(): readonly LogEntry[] {
    this.#inFlight = this.#waiting;
    this.#waiting = [];
    this.#call(this.#on.taken);
    return this.#inFlight;
  }

  /** What was in flight is in the log; or (`false`) there is no such document any more, and nothing more to wait for. */
  settle(isThere: boolean): void {
    const settled = this.#inFlight;
    this.#inFlight = [];
    this.#count(-bytesOf(settled));
    this.#committed += settled.length;
    if (isThere) this.#call(() => this.#on.committed(settled, this.#waiting.length === 0));
    else this.#end();
    if (this.#waiters.length > 0) this.#answer();
    if (this.#waiting.length > 0) this.#on.waiting(this);
  }

  #answer(): void {
    const met = this.#waiters.filter(({ upTo }) => upTo <= this.#committed || this.#isGone);
    this.#waiters = this.#waiters.filter((waiter) => !met.includes(waiter));
    for (const { resolve } of met) resolve();
  }

  #end(): void {
    this.#isGone = true;
    this.#count(-bytesOf(this.#waiting));
    this.#waiting = [];
    this.#call(this.#on.gone);
  }

  #count(change: number): void {
    this.#bytes += change;
    this.#on.bytes(change);
  }

  /** A listener that throws must not end the saving of everybody's edits. */
  #call(listener: () => void): void {
    try {
      listener();
    } catch (error) {
      this.#on.error(error);
    }
  }
}

function bytesOf(entries: readonly LogEntry[]): number {
  let bytes = 0;
  for (const { update } of entries) bytes += update.byteLength;
  return bytes;
}
