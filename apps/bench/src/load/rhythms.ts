import type { Rhythm } from './typist.ts';

/** Four keys a second, unevenly. */
export const even = (random: () => number): Rhythm => {
  return () => ({ wait: 150 + random() * 200, deletes: false });
};

/**
 * Deciles of how many keys two people pressed before they paused for two seconds or longer, and of these pauses in seconds,
 * when they wrote a text of 21 kB together. The figures are taken from the trace `clownschool` (josephg/editing-traces on
 * GitHub, CC BY 4.0), whose times are of whole seconds: 23,136 edits, 5 to 7 keys in a second with any. 3 to 4 of 100
 * delete there, 6 to 12 in its companion `friendsforever`, which has no times.
 */
const keysBeforePause = [1, 2, 6, 16, 27, 33, 48, 76, 102, 150, 655];
const pauses = [2, 2, 2, 2, 2, 3, 3, 4, 6, 12, 30];
const keyEvery = 1_000 / 6;
const shareDeleted = 0.06;

/** As people really write together: in bursts, with pauses in which they read and talk. */
export const bursts = (random: () => number): Rhythm => {
  let left = Math.floor(fromDeciles(keysBeforePause, random()));
  return () => {
    if (left-- > 0) return { wait: keyEvery * (0.5 + random()), deletes: random() < shareDeleted };
    left = Math.floor(fromDeciles(keysBeforePause, random()));
    return { wait: 1_000 * fromDeciles(pauses, random()), deletes: false };
  };
};

/** The value at a share between 0 and 1 of all, between the two deciles beside it. */
function fromDeciles(deciles: readonly number[], share: number): number {
  const place = share * (deciles.length - 1);
  const index = Math.floor(place);
  const below = deciles[index] ?? NaN;
  return below + (place - index) * ((deciles[index + 1] ?? below) - below);
}
