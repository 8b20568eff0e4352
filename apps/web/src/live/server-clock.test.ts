import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ServerClock } from './server-clock.ts';

/** The server's clock is an hour ahead of this screen's. */
const ahead = 3_600_000;
beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A line with these delays there and back, one for each question. */
const line = (trips: [there: number, back: number][]) => (answer: (now: number) => void) => {
  const [there, back] = trips.shift() ?? [10, 10];
  setTimeout(() => {
    const said = Date.now() + ahead;
    setTimeout(() => answer(said), back);
  }, there);
};
const error = (clock: ServerClock) => Math.abs(clock.now() - (Date.now() + ahead));

test('of several answers the quickest is believed, and its error is at most half its trip', async () => {
  const clock = new ServerClock();
  clock.begin(
    line([
      [900, 20],
      [30, 5],
      [20, 600],
      [40, 40],
    ]),
  );
  await vi.advanceTimersByTimeAsync(5_000);
  expect(error(clock)).toBeLessThanOrEqual(17.5);
});

test('a clock set wrong in the middle changes nothing', async () => {
  const clock = new ServerClock();
  clock.begin(line([]));
  await vi.advanceTimersByTimeAsync(2_000);
  const truth = Date.now() + ahead;
  vi.setSystemTime(Date.now() - 5 * 3_600_000);
  expect(Math.abs(clock.now() - truth)).toBeLessThan(50);
});

test('after sleep it is measured anew', async () => {
  const clock = new ServerClock();
  clock.begin(line([]));
  await vi.advanceTimersByTimeAsync(2_000);
  // Asleep, this screen's `performance.now()` stood still while the world went on.
  vi.setSystemTime(Date.now() + 60_000);
  expect(error(clock)).toBeGreaterThan(50_000);
  clock.begin(line([]));
  await vi.advanceTimersByTimeAsync(2_000);
  expect(error(clock)).toBeLessThan(50);
});
