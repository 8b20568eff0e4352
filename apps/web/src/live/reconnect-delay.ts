/** Milliseconds over which those spread who lost a connection that was good: a server that starts again meets them all. */
const firstSpread = 8_000;
/** And those who tried in vain: also the longest that anybody waits once the server is back. */
const laterSpread = 15_000;
/** The least that is waited, and the least where the server asked not to be asked again just now. */
const least = 250;
const leastWhenTurnedAway = 3_000;

/** Who comes back: a room of phones, or one of the few screens that all look at, which may hurry. */
export type Pace = 'room' | 'few';
/** How much of a window the few spread over. */
const shareOf: Readonly<Record<Pace, number>> = { room: 1, few: 0.2 };

/**
 * How long to wait before connecting again, in milliseconds: anywhere in a window ("full jitter"), so that three hundred
 * phones whose server is started again do not arrive in the same second.
 * @param lost how often it was tried since there was a good connection; 0 just after losing one
 * @param turnedAway whether the server itself said that it can't, or that this was too much
 * @param random from 0 to 1
 */
export function reconnectDelay(lost: number, turnedAway: boolean, random: number, pace: Pace = 'room'): number {
  const from = turnedAway ? leastWhenTurnedAway : least;
  const spread = lost === 0 && !turnedAway ? firstSpread : laterSpread;
  return Math.round(from + random * shareOf[pace] * (spread - from));
}

/**
 * The same for the live channel. Socket.IO's client takes its delay from the middle of a window and strays by a factor; with
 * the factor 1 that is anywhere from nothing to twice the delay.
 */
export function liveReconnection(pace: Pace) {
  return {
    reconnectionDelay: (firstSpread / 2) * shareOf[pace],
    reconnectionDelayMax: laterSpread * shareOf[pace],
    randomizationFactor: 1,
  };
}
