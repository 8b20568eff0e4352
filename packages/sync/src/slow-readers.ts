import type { Member } from './member.ts';

const lookEvery = 500;

/**
 * Connections that take in less than is sent to them. They are passed over, so that what waits for
 * them stays bounded, and given the whole state once they have drained: closing them would only
 * make them come back for more.
 */
export class SlowReaders {
  readonly #limit: number;
  readonly #catchUp: (member: Member) => boolean;
  readonly #behind = new Set<Member>();
  #timer: NodeJS.Timeout | undefined;

  /**
   * @param parts.limit bytes that may wait for one connection
   * @param parts.catchUp brings a drained connection up to date; `false` where that can't be done yet
   */
  constructor(parts: { limit: number; catchUp: (member: Member) => boolean }) {
    this.#limit = parts.limit;
    this.#catchUp = parts.catchUp;
  }

  /** Whether it is to be passed over now; asked before each frame of whoever `isSlow`. */
  passesOver(member: Member): boolean {
    if (this.#behind.has(member)) return true;
    if (member.connection.bufferedAmount() <= this.#limit) return false;
    member.isSlow = true;
    this.#behind.add(member);
    this.#timer ??= setInterval(() => this.#look(), lookEvery).unref();
    return true;
  }

  leave(member: Member): void {
    this.#behind.delete(member);
  }

  destroy(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#behind.clear();
  }

  #look(): void {
    for (const late of this.#behind) {
      if (late.connection.bufferedAmount() <= this.#limit / 4 && this.#catchUp(late)) this.#behind.delete(late);
    }
    if (this.#behind.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
