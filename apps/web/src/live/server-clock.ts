/** Samples taken when a connection begins; a single one may have waited in a queue. */
const firstSamples = 4;
const sampleEvery = 60_000;
/** How long a sample counts, milliseconds: crystals drift a few milliseconds a minute. */
const goodFor = 5 * 60_000;

type Sample = { offset: number; trip: number; at: number };

/**
 * The server's time on this screen, however wrong the screen's own clock is: it is measured against `performance.now()`,
 * which nobody can set. A sample is what the server said, half a round trip ago (Cristian's algorithm, 1989); of the last
 * ones that with the shortest trip is believed, since its error is at most half of that.
 */
export class ServerClock {
  #samples: Sample[] = [];
  #last: Sample | undefined;
  #run = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Milliseconds since 1970 at the server; until it has been asked, what this screen believes. */
  now(): number {
    const best = this.#best ?? this.#last;
    return best ? performance.now() + best.offset : Date.now();
  }

  /** Whether the server has said what time it is. */
  get isSet(): boolean {
    return (this.#best ?? this.#last) !== undefined;
  }

  get #best(): Sample | undefined {
    return [...this.#samples].sort((a, b) => a.trip - b.trip)[0];
  }

  /**
   * Measures, now and from time to time; to be called when a connection begins, and when a screen wakes: its
   * `performance.now()` may have slept, so what was measured before counts only until the first answer.
   * @param ask answers with the server's time, or never
   */
  begin(ask: (answer: (now: number) => void) => void): void {
    clearTimeout(this.#timer);
    this.#last = this.#best ?? this.#last;
    this.#samples = [];
    const run = ++this.#run;
    let left = firstSamples;
    const sample = () => {
      const sent = performance.now();
      ask((now) => {
        // Asked before a sleep, answered after it.
        if (run !== this.#run) return;
        const received = performance.now();
        this.#add({ offset: now + (received - sent) / 2 - received, trip: received - sent, at: received });
      });
      left--;
      this.#timer = setTimeout(sample, left > 0 ? 300 : sampleEvery);
    };
    sample();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #add(sample: Sample): void {
    this.#samples = [...this.#samples.filter(({ at }) => sample.at - at < goodFor), sample].slice(-8);
  }
}
