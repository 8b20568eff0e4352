import type { Rhythm } from './typist.ts';

/** Four keys a second, unevenly. */
export const even = (random: () => number): Rhythm => {
  return () => ({ wait: 150 + random() * 200, deletes: false });
};

/**
 * As people really write together: bursts of some ten keys at five to eight a second, corrected by the way, and
 * pauses of one to six seconds in which they read and talk.
 */
export const bursts = (random: () => number): Rhythm => {
  let left = 0;
  return () => {
    if (left-- > 0) return { wait: 120 + random() * 80, deletes: random() < 0.12 };
    left = Math.floor(3 + random() * 16);
    return { wait: 1_000 + random() * 5_000, deletes: false };
  };
};
