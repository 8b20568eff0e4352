import fc from 'fast-check';
import { expect, test } from 'vitest';
import { liveReconnection, reconnectDelay } from './reconnect-delay.ts';

const phones = 300;
const unit = fc.double({ min: 0, max: 1, noNaN: true });

/** A room of phones, their chances spread as evenly as chance does on average. */
const room = Array.from({ length: phones }, (_, index) => (index + 0.5) / phones);

/** The most that come within any one second. */
function busiestSecond(delays: readonly number[]): number {
  return Math.max(...delays.map((from) => delays.filter((delay) => delay >= from && delay < from + 1_000).length));
}

test('after a restart no second sees more than a fifth of the phones, and half are back in four and a half', () => {
  for (const [lost, median] of [
    [0, 4_500],
    [3, 8_000],
  ] as const) {
    const delays = room.map((random) => reconnectDelay(lost, false, random)).sort((a, b) => a - b);
    expect(busiestSecond(delays)).toBeLessThanOrEqual(phones * 0.2);
    expect(delays[phones / 2]).toBeLessThanOrEqual(median);
  }
});

test('the live channel spreads alike', () => {
  const { reconnectionDelay, randomizationFactor } = liveReconnection('room');
  // Socket.IO's own arithmetic: as far below the delay as above it.
  const delays = room.map((random) => reconnectionDelay * (1 + randomizationFactor * (2 * random - 1)));
  expect(busiestSecond(delays)).toBeLessThanOrEqual(phones * 0.2);
});

test('a wall and a desk are back within seconds, and leave a server alone that asks for it', () => {
  fc.assert(
    fc.property(fc.nat(1_000), fc.boolean(), unit, (lost, turnedAway, random) => {
      const delay = reconnectDelay(lost, turnedAway, random, 'few');
      expect(delay).toBeGreaterThanOrEqual(turnedAway ? 3_000 : 250);
      expect(delay).toBeLessThanOrEqual(turnedAway ? 5_400 : 3_200);
    }),
  );
  expect(liveReconnection('few').reconnectionDelayMax).toBeLessThanOrEqual(3_000);
});

test('nobody waits longer than fifteen seconds, and who was turned away never comes back at once', () => {
  fc.assert(
    fc.property(fc.nat(1_000), fc.boolean(), unit, (lost, turnedAway, random) => {
      const delay = reconnectDelay(lost, turnedAway, random);
      expect(delay).toBeGreaterThanOrEqual(turnedAway ? 3_000 : 250);
      expect(delay).toBeLessThanOrEqual(15_000);
    }),
  );
});
