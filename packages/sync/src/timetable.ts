/** Somebody's departure that waits for its time. */
export type Departure = { depart(): void };

type Waiting = { at: number; departure: Departure };

/** Timers tell milliseconds: what is due within one leaves now. */
const tolerance = 1;
/** Departures behind us that may stay in the list, since taking them out one by one would move all others each time. */
const mostPast = 256;

/**
 * When departures that wait are due: for all of a server one list and one timer. One leaves in each turn of the event
 * loop, so that what comes in meanwhile is read in between and still goes along with the others.
 */
export class Timetable {
  readonly #patience: number;
  readonly #onError: (error: unknown) => void;
  readonly #next = () => this.#run();
  #waiting: Waiting[] = [];
  #first = 0;
  #isAwaited = false;

  /** @param parts.patience milliseconds that each waits; 0 where none ever does */
  constructor(parts: { patience: number; onError: (error: unknown) => void }) {
    this.#patience = parts.patience;
    this.#onError = parts.onError;
  }

  get patience(): number {
    return this.#patience;
  }

  /** `departure` is called once its time has come. */
  wait(departure: Departure, now: number): void {
    this.#waiting.push({ at: now + this.#patience, departure });
    this.#await(now);
  }

  #run(): void {
    this.#isAwaited = false;
    const now = performance.now();
    const next = this.#waiting[this.#first];
    if (next && next.at <= now + tolerance) {
      this.#first += 1;
      // In a long rush it is never empty.
      if (this.#first === this.#waiting.length || this.#first > mostPast) this.#forgetPast();
      try {
        next.departure.depart();
      } catch (error) {
        this.#onError(error);
      }
    }
    this.#await(now);
  }

  #await(now: number): void {
    const next = this.#waiting[this.#first];
    if (!next || this.#isAwaited) return;
    this.#isAwaited = true;
    const left = next.at - now;
    if (left <= tolerance) setImmediate(this.#next);
    else setTimeout(this.#next, left);
  }

  #forgetPast(): void {
    this.#waiting.splice(0, this.#first);
    this.#first = 0;
  }
}
