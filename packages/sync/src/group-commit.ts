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
  #running: Promise<void> | undefined;
  #bytes = 0;

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
    this.#running ??= this.#run();
  }

  /** Resolves when everything pushed so far is in the log. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #run(): Promise<void> {
    // What arrives in this turn of the event loop shares one append.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      this.#inFlight = batch.map(({ entry }) => entry);
      await this.#append(this.#inFlight);
      for (const { update } of this.#inFlight) this.#bytes -= update.byteLength;
      this.#inFlight = [];
      for (const { done } of batch) done?.();
      this.#onCommitted();
    }
    this.#running = undefined;
  }

  /** Tries until the log takes it: nothing is reported saved meanwhile, and nothing is given up. */
  async #append(entries: readonly LogEntry[]): Promise<void> {
    for (let attempt = 0; ; attempt++) {
      try {
        await this.#log.append(this.#docId, entries);
        return;
      } catch (error) {
        this.#onError(error);
        const longest = Math.min(slowestRetry, firstRetry * 2 ** attempt);
        // Jitter, so that all documents do not fall on a recovering database at once.
        await new Promise((resolve) => setTimeout(resolve, longest * (0.5 + Math.random() / 2)));
      }
    }
  }
}
