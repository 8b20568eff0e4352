import type { UpdateLog } from './update-log.ts';

/** What the log of one document holds and other processes wrote, taken up to its end whenever somebody asks. */
export class LogTail {
  readonly #docId: string;
  readonly #log: UpdateLog;
  readonly #take: (updates: readonly Uint8Array[]) => boolean;
  readonly #onError: (error: unknown) => void;
  /** A place in the log up to which all of it was taken. */
  #position: number;
  #isBehind = false;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  /** @param parts.take takes what came; `false` where it can't now, and it has to be given again */
  constructor(parts: {
    docId: string;
    log: UpdateLog;
    position: number;
    take: (updates: readonly Uint8Array[]) => boolean;
    onError: (error: unknown) => void;
  }) {
    this.#docId = parts.docId;
    this.#log = parts.log;
    this.#position = parts.position;
    this.#take = parts.take;
    this.#onError = parts.onError;
  }

  /** Whether what was asked for last could not be read or taken. */
  get isBehind(): boolean {
    return this.#isBehind;
  }

  /** Takes what has not come here. One at a time; all who ask meanwhile wait for one that begins after it. */
  compare(): Promise<void> {
    if (!this.#running) {
      this.#running = this.#read().finally(() => (this.#running = undefined));
      return this.#running;
    }
    this.#next ??= this.#running
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined;
        return this.compare();
      });
    return this.#next;
  }

  compareSoon(): void {
    this.compare().catch(this.#onError);
  }

  async #read(): Promise<void> {
    this.#isBehind = true;
    const { updates, upTo } = await this.#log.tail(this.#docId, this.#position);
    if (!this.#take(updates)) return;
    this.#position = upTo;
    this.#isBehind = false;
  }
}
