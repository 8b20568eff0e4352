/** Something done at once, every hour, and when it is asked for; one time after another. */
export type Hourly = Readonly<{
  /** Once more, behind what is under way. */
  again(): Promise<void>;
  /** No more; waits for what is under way. */
  close(): Promise<void>;
}>;

const anHour = 3_600_000;

/** @param work never throws */
export function hourly(work: () => Promise<void>): Hourly {
  let working = work();
  const again = () => (working = working.then(work));
  const timer = setInterval(again, anHour).unref();
  return {
    again,
    async close() {
      clearInterval(timer);
      await working;
    },
  };
}
