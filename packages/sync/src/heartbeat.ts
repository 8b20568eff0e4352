/** What is used of a connection to find out whether its other end is still there. */
export type Beating = {
  /** Set whenever something comes from it. */
  wasHeard: boolean;
  terminate(): void;
  ping(): void;
};

/** A socket that misses a whole round is half-open: its client learns so within two rounds. Milliseconds. */
const roundEvery = 10_000;

/** Asks all connections of a server, by one timer, whether they are still there, and ends those that do not answer. */
export class Heartbeat {
  readonly #watched = new Set<Beating>();
  #timer: NodeJS.Timeout | undefined;

  watch(one: Beating): void {
    one.wasHeard = true;
    this.#watched.add(one);
    this.#timer ??= setInterval(() => this.#round(), roundEvery).unref();
  }

  forget(one: Beating): void {
    this.#watched.delete(one);
    if (this.#watched.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #round(): void {
    for (const one of this.#watched) {
      const isThere = one.wasHeard;
      one.wasHeard = false;
      if (isThere) one.ping();
      else one.terminate();
    }
  }
}
