/**
 * The server's pulse: what many documents have to do soon is done at the same moment. A processor that wakes up once
 * for twenty edits spends far less on each than one that wakes up twenty times: its caches stay warm.
 */
export class Beat {
  readonly #period: number;
  readonly #turns = new Map<() => void, number>();
  #timer: NodeJS.Timeout | undefined;

  /** @param period milliseconds from one beat to the next, as long as anybody waits for one */
  constructor(period: number) {
    this.#period = period;
  }

  /** Calls `turn` once, at the first beat that is not before `time` (of `performance.now()`). */
  call(turn: () => void, time: number): void {
    this.#turns.set(turn, time);
    this.#arm();
  }

  forget(turn: () => void): void {
    this.#turns.delete(turn);
  }

  #arm(): void {
    if (this.#timer) return;
    // Beats are at multiples of the period, whoever asks for them and when.
    const wait = this.#period - (performance.now() % this.#period);
    this.#timer = setTimeout(() => this.#strike(), wait);
  }

  #strike(): void {
    this.#timer = undefined;
    const now = performance.now() + 1;
    for (const [turn, time] of this.#turns) {
      if (time > now) continue;
      this.#turns.delete(turn);
      turn();
    }
    if (this.#turns.size > 0) this.#arm();
  }
}
