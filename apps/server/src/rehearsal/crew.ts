import { faultCodeOf } from '@uskalla/domain';

/** So many things are done at once at most: the room's own phones come first. */
const mostAtOnce = 8;
/** After trouble, milliseconds; doubled each time it goes on. */
const firstPause = 2_000;
const longestPause = 60_000;

/** Does work in the background, never too much at once, and rests while what it stands on is out of reach. */
export type Crew = Readonly<{
  hasHands(): boolean;
  isResting(): boolean;
  /**
   * @param refused is told the code where the work is refused by a rule, or can't be done now (`unavailable`)
   */
  take(work: () => Promise<unknown>, refused?: (code: string) => void): void;
  /** Resolves once all that was taken is over. */
  finished(): Promise<void>;
}>;

/** @param onError hears of what no rule explains */
export function createCrew(onError: (error: unknown) => void): Crew {
  const underWay = new Set<Promise<void>>();
  let restsUntil = 0;
  let pause = firstPause;

  function fail(error: unknown): string {
    const code = faultCodeOf(error) ?? 'internal';
    if (code === 'internal') onError(error);
    if (code !== 'internal' && code !== 'unavailable') return code;
    // What fails together is one trouble.
    if (performance.now() < restsUntil) return 'unavailable';
    restsUntil = performance.now() + pause;
    pause = Math.min(pause * 2, longestPause);
    return 'unavailable';
  }

  return {
    hasHands: () => underWay.size < mostAtOnce,
    isResting: () => performance.now() < restsUntil,
    take(work, refused) {
      const done = work()
        .then(
          () => void (pause = firstPause),
          (error: unknown) => {
            const code = fail(error);
            refused?.(code);
          },
        )
        .finally(() => underWay.delete(done));
      underWay.add(done);
    },
    async finished() {
      while (underWay.size > 0) await Promise.all(underWay);
    },
  };
}
