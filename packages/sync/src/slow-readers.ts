import type { SyncConnection } from './connection.ts';

const lookEvery = 500;

/**
 * Connections that take in less than is sent to them. They are passed over, so that what waits for
 * them stays bounded, and given the whole state once they have drained: closing them would only
 * make them come back for more.
 */
export class SlowReaders {
  readonly #limit: number;
  readonly #catchUp: (connection: SyncConnection) => boolean;
  readonly #behind = new Set<SyncConnection>();
  #timer: NodeJS.Timeout | undefined;

  /**
   * @param parts.limit bytes that may wait for one connection
   * @param parts.catchUp brings a drained connection up to date; `false` where that can't be done yet
   */
  constructor(parts: { limit: number; catchUp: (connection: SyncConnection) => boolean }) {
    this.#limit = parts.limit;
    this.#catchUp = parts.catchUp;
  }

  /** Whether it is to be passed over now; asked before each frame. */
  isBehind(connection: SyncConnection): boolean {
    if (this.#behind.has(connection)) return true;
    if (connection.bufferedAmount() <= this.#limit) return false;
    this.#behind.add(connection);
    this.#timer ??= setInterval(() => this.#look(), lookEvery).unref();
    return true;
  }

  leave(connection: SyncConnection): void {
    this.#behind.delete(connection);
  }

  destroy(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#behind.clear();
  }

  #look(): void {
    for (const late of this.#behind) {
      if (late.bufferedAmount() <= this.#limit / 4 && this.#catchUp(late)) this.#behind.delete(late);
    }
    if (this.#behind.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
