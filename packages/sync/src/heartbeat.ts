/** What is used of a socket to find out whether its other end is still there. */
export type Beating = { terminate(): void; ping(): void };

/** A socket that misses a whole round is half-open: its client learns so within two rounds. Milliseconds. */
const roundEvery = 10_000;

/** Asks all sockets of a server, by one timer, whether they are still there, and ends those that do not answer. */
export class Heartbeat {
  /** Whether each was heard since the last round. */
  readonly #heard = new Map<Beating, boolean>();
  #timer: NodeJS.Timeout | undefined;

  watch(socket: Beating): void {
    this.#heard.set(socket, true);
    this.#timer ??= setInterval(() => this.#round(), roundEvery).unref();
  }

  /** Something came from it. */
  heard(socket: Beating): void {
    if (this.#heard.has(socket)) this.#heard.set(socket, true);
  }

  forget(socket: Beating): void {
    this.#heard.delete(socket);
    if (this.#heard.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #round(): void {
    for (const [socket, wasHeard] of this.#heard) {
      this.#heard.set(socket, false);
      if (wasHeard) socket.ping();
      else socket.terminate();
    }
  }
}
