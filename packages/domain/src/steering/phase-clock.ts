/**
 * A phase's clock. Times are of the server, milliseconds since 1970; screens know how far their own
 * clock is from it. What runs is kept by when it ends, so that it goes on while a server restarts.
 */
export type PhaseClock =
  | Readonly<{ state: 'stopped'; leftMs: number }>
  | Readonly<{ state: 'paused'; leftMs: number }>
  | Readonly<{ state: 'running'; endsAt: number }>;

export const minute = 60_000;
/** No clock is set longer than a day. */
const longest = 24 * 60 * minute;

/** A clock that has not begun. @param minutes its length; 0 is no clock */
export function newClock(minutes: number): PhaseClock {
  return { state: 'stopped', leftMs: minutes * minute };
}

/** What is left, milliseconds; below 0 once it has run out. */
export function leftMs(clock: PhaseClock, now: number): number {
  return clock.state === 'running' ? clock.endsAt - now : clock.leftMs;
}

/** Starts, or goes on after a pause. A clock that runs, or has nothing left to run, stays as it is. */
export function startClock(clock: PhaseClock, now: number): PhaseClock {
  if (clock.state === 'running' || clock.leftMs <= 0) return clock;
  return { state: 'running', endsAt: now + clock.leftMs };
}

export function pauseClock(clock: PhaseClock, now: number): PhaseClock {
  return clock.state === 'running' ? { state: 'paused', leftMs: clock.endsAt - now } : clock;
}

/** One minute more than there was; one that has run out gets a whole minute from now on. */
export function addMinute(clock: PhaseClock, now: number): PhaseClock {
  const left = Math.min(Math.max(leftMs(clock, now), 0) + minute, longest);
  return clock.state === 'running' ? { state: 'running', endsAt: now + left } : { ...clock, leftMs: left };
}

export type ClockWarning = 'none' | 'five' | 'one' | 'over';

/**
 * What a clock warns of: its last five minutes, its last one, that it is over. One that was never longer
 * than five minutes (or one) does not begin with that warning.
 * @param minutes the length it was set to
 */
export function warningOf(left: number, minutes: number): ClockWarning {
  if (left <= 0) return 'over';
  if (left <= minute && minutes > 1) return 'one';
  if (left <= 5 * minute && minutes > 5) return 'five';
  return 'none';
}
