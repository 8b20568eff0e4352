import { DocumentCommits, type CommitListeners } from './document-commits.ts';
import type { LogEntry, UpdateLog } from './update-log.ts';

const firstRetry = 100;
const slowestRetry = 5_000;
/** Entries in one append: a database takes thousands at once, but not without end. */
const mostEntries = 5_000;
/** The log rests this many times as long as its last append took, and this many milliseconds at least. */
const restShare = 24;
const shortestRest = 8;

/**
 * Appends the edits of all documents to the log in batches: one append is in flight at a time, and what arrives
 * meanwhile goes in the next. A slow log thus gets larger batches, never more of them. Between two appends it
 * rests in proportion to what the last one took, so that saving hardly ever costs more than a twentieth of the time
 * there is: an edit after a silence is saved at once, in a storm of them many share one statement.
 */
export class GroupCommit {
  readonly #log: UpdateLog;
  readonly #onError: (error: unknown) => void;
  readonly #longestRest: number;
  readonly #dirty = new Set<DocumentCommits>();
  #running = false;
  #stopped = false;
  #bytes = 0;
  #wake: (() => void) | undefined;

  /** @param parts.longestRest milliseconds between two appends at most */
  constructor(parts: { log: UpdateLog; longestRest: number; onError: (error: unknown) => void }) {
    this.#log = parts.log;
    this.#longestRest = parts.longestRest;
    this.#onError = parts.onError;
  }

  /** Bytes of all documents that are not yet in the log. */
  get uncommittedBytes(): number {
    return this.#bytes;
  }

  /**
   * @param on.taken called when edits of this document are on their way into the log
   * @param on.committed called after each commit that held edits of this document, with these
   * @param on.gone called where the log says that there is no such document any more
   */
  open(docId: string, on: Pick<CommitListeners, 'taken' | 'committed' | 'gone'>): DocumentCommits {
    return new DocumentCommits(docId, {
      ...on,
      error: this.#onError,
      bytes: (change) => (this.#bytes += change),
      waiting: (commits) => {
        this.#dirty.add(commits);
        if (!this.#running) void this.#run();
      },
    });
  }

  /** Tries no more. What is not in the log by then never was reported saved. */
  stop(): void {
    this.#stopped = true;
    this.#wake?.();
  }

  async #run(): Promise<void> {
    this.#running = true;
    // What arrives in this turn of the event loop shares one append.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#dirty.size > 0 && !this.#stopped) {
      const batch: { commits: DocumentCommits; entries: readonly LogEntry[] }[] = [];
      let count = 0;
      for (const commits of this.#dirty) {
        if (count >= mostEntries) break;
        this.#dirty.delete(commits);
        const entries = commits.take();
        count += entries.length;
        batch.push({ commits, entries });
      }
      const began = performance.now();
      const gone = await this.#append(batch.flatMap(({ entries }) => entries));
      if (!gone) break;
      for (const { commits } of batch) commits.settle(!gone.has(commits.docId));
      const rest = (performance.now() - began) * restShare;
      if (this.#longestRest > 0) await this.#rest(Math.min(this.#longestRest, Math.max(shortestRest, rest)));
    }
    this.#running = false;
  }

  #rest(milliseconds: number): Promise<void> {
    if (this.#stopped) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(wake, milliseconds);
      this.#wake = wake;
      function wake() {
        clearTimeout(timer);
        resolve();
      }
    });
  }

  /** Tries until the log takes it: nothing is reported saved meanwhile. @returns the documents that are gone, or `undefined` where it was stopped before */
  async #append(entries: readonly LogEntry[]): Promise<ReadonlySet<string> | undefined> {
    for (let attempt = 0; !this.#stopped; attempt++) {
      try {
        return new Set((await this.#log.append(entries)).gone);
      } catch (error) {
        this.#onError(error);
        const longest = Math.min(slowestRetry, firstRetry * 2 ** attempt);
        // Jitter, so that several processes do not fall on a recovering database at once.
        await this.#rest(longest * (0.5 + Math.random() / 2));
      }
    }
    return undefined;
  }
}
