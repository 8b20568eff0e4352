/**
 * Lets `burst` through at once and `perSecond` in the long run. The generic cell rate algorithm (ITU-T I.371): of each
 * one who is limited a single number has to be kept.
 */
export class RateLimit {
  readonly #interval: number;
  readonly #tolerance: number;

  constructor(perSecond: number, burst: number) {
    this.#interval = 1000 / perSecond;
    this.#tolerance = this.#interval * (burst - 1);
  }

  /**
   * @param dueAt what this answered the last time, at first 0
   * @param now milliseconds, of a clock that never goes back
   * @returns what to keep until the next time, or `undefined` where it is too much
   */
  next(dueAt: number, now: number): number | undefined {
    const at = Math.max(dueAt, now);
    return at - now > this.#tolerance ? undefined : at + this.#interval;
  }
}
