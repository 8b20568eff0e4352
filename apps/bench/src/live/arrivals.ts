import { now } from './now.ts';

/** When the changes of a stage had come to everybody, by how many changes there were. */
export class Arrivals {
  readonly #everybody: () => number;
  readonly #came = new Map<number, number>();
  readonly #waiting = new Map<number, (at: number) => void>();
  readonly #done = new Map<number, number>();

  /** @param everybody how many have to be reached */
  constructor(everybody: () => number) {
    this.#everybody = everybody;
  }

  add(change: number): void {
    const count = (this.#came.get(change) ?? 0) + 1;
    this.#came.set(change, count);
    if (count < this.#everybody()) return;
    const at = now();
    this.#done.set(change, at);
    this.#waiting.get(change)?.(at);
    this.#waiting.delete(change);
  }

  /** When it came to the last. @throws after `patience` milliseconds, telling how many it has come to */
  last(change: number, patience = 10_000): Promise<number> {
    const done = this.#done.get(change);
    if (done !== undefined) return Promise.resolve(done);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        const came = this.#came.get(change) ?? 0;
        reject(new Error(`change ${change} came to ${came} of ${this.#everybody()}`));
      }, patience);
      this.#waiting.set(change, (at) => {
        clearTimeout(timer);
        resolve(at);
      });
    });
  }
}
