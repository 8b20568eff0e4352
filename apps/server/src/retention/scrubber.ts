import type { ErasureRepository, SettingRepository } from '@uskalla/domain';

/** Sees to it that what was deleted is gone from the files as well. */
export type Scrubber = Readonly<{
  /** Notes that something was deleted that has to be gone for good, and tries at once. Never throws: the next sweep tries again. */
  scrub(): Promise<void>;
  /** Does what is left of an earlier try, also of one that a process died in. */
  again(): Promise<void>;
}>;

const dueKey = 'scrub-due';

/** @param onError hears of a try that failed, as where somebody held a table all the while */
export function createScrubber(
  { erasure, settings }: { erasure: Pick<ErasureRepository, 'scrub'>; settings: SettingRepository },
  onError: (error: unknown) => void,
): Scrubber {
  let running: Promise<void> = Promise.resolve();

  async function again(): Promise<void> {
    try {
      const due = await settings.get(dueKey);
      if (!due) return;
      await erasure.scrub();
      // What was noted meanwhile is another note, and stays.
      await settings.take(dueKey, due);
    } catch (error) {
      onError(error);
    }
  }
  /** One at a time: two would only wait for each other's tables. */
  const inTurn = () => (running = running.then(again));

  return {
    async scrub() {
      await settings.set(dueKey, crypto.randomUUID()).catch(onError);
      await inTurn();
    },
    again: inTurn,
  };
}
