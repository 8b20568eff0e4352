import type { LogEntry, UpdateLog } from './update-log.ts';

const firstRetry = 100;
const slowestRetry = 5_000;

/**
 * Appends one document's edits to the log in batches: one append is in flight at a time, and what
 * arrives meanwhile goes in the next. A slow log thus gets larger batches, never more of them.
 */
export class GroupCommit {
  readonly #log: UpdateLog;
  readonly #docId: string;
  readonly #onCommitted: () => void;
  readonly #onError: (error: unknown) => void;
  #waiting: { entry: LogEntry; done: (() => void) | undefined }[] = [];
  #inFlight: LogEntry[] = [];
  #running = false;
  #stopped = false;
  #bytes = 0;
  /** Entries ever pushed and ever committed; the log keeps their order, so two numbers tell what is in it. */
  #pushed = 0;
  #committed = 0;
  #waiters: { upTo: number; resolve: () => void }[] = [];

  constructor(parts: { log: UpdateLog; docId: string; onCommitted: () => void; onError: (error: unknown) => void }) {
    this.#log = parts.log;
    this.#docId = parts.docId;
    this.#onCommitted = parts.onCommitted;
    this.#onError = parts.onError;
  }

  /** Bytes not yet in the log. */
  get uncommittedBytes(): number {
    return this.#bytes;
  }

  /** Edits not yet in the log, in order; a document is rebuilt from the log and these. */
  get uncommitted(): readonly LogEntry[] {
    return [...this.#inFlight, ...this.#waiting.map(({ entry }) => entry)];
  }

  /** @param done called once `entry` is in the log */
  push(entry: LogEntry, done?: () => void): void {
    this.#waiting.push({ entry, done });
    this.#bytes += entry.update.byteLength;
    this.#pushed += 1;
    if (!this.#running) void this.#run();
  }

  /** Resolves when everything pushed before this call is in the log; what comes after it does not put it off. */
  committed(): Promise<void> {
    if (this.#committed === this.#pushed) return Promise.resolve();
    return new Promise((resolve) => this.#waiters.push({ upTo: this.#pushed, resolve }));
  }

  /** Tries no more. What is not in the log by then never was reported saved. */
  stop(): void {
    this.#stopped = true;
  }

  async #run(): Promise<void> {
    this.#running = true;
    // What arrives in this turn of the event loop shares one append.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      this.#inFlight = batch.map(({ entry }) => entry);
      if (!(await this.#append(this.#inFlight))) return;
      for (const { update } of this.#inFlight) this.#bytes -= update.byteLength;
      this.#inFlight = [];
      this.#committed += batch.length;
      for (const { done } of batch) this.#call(done);
      this.#call(this.#onCommitted);
      const met = this.#waiters.filter(({ upTo }) => upTo <= this.#committed);
      this.#waiters = this.#waiters.filter(({ upTo }) => upTo > this.#committed);
      for (const { resolve } of met) resolve();
    }
    this.#running = false;
  }

  /** A listener that throws must not end the saving of everybody's edits. */
  #call(listener: (() => void) | undefined): void {
    try {
      listener?.();
    } catch (error) {
      this.#onError(error);
    }
  }

  /** Tries until the log takes it: nothing is reported saved meanwhile. @returns `false` where it was stopped before */
  async #append(entries: readonly LogEntry[]): Promise<boolean> {
    for (let attempt = 0; !this.#stopped; attempt++) {
      try {
        await this.#log.append(this.#docId, entries);
        return true;
      } catch (error) {
        this.#onError(error);
        const longest = Math.min(slowestRetry, firstRetry * 2 ** attempt);
        // Jitter, so that all documents do not fall on a recovering database at once.
        await new Promise((resolve) => setTimeout(resolve, longest * (0.5 + Math.random() / 2)));
      }
    }
    return false;
  }
}
