import { maxParticipants } from '@uskalla/domain';
import type { RedisClient } from './cluster/open-redis.ts';
import { createCountedMisses } from './counted-misses.ts';
import type { Signer } from './tokens.ts';
import type { GuessLimit } from './use-cases/parts.ts';

/**
 * By address, only wrong codes count: eighty phones behind one address all get in. 120 misses a minute from
 * one address find one of a hundred open workshops (23^6 codes) after a week and a half without a pause.
 * By code, new seats count: a room that fills at once gets in, and a script that comes and goes is stopped.
 */
export function createGuessLimit(
  signer: Pick<Signer, 'pseudonym'>,
  redis?: RedisClient,
  { missesPerMinute = 120, seatsPerMinute = maxParticipants } = {},
): GuessLimit {
  const misses = createCountedMisses('guesses', { points: missesPerMinute, duration: 60 }, redis, (address) =>
    signer.pseudonym('guesses', address),
  );
  const seats = createCountedMisses('seats', { points: seatsPerMinute, duration: 60 }, redis);
  return {
    assertMayTry: misses.assertMayTry,
    countMiss: misses.count,
    assertMaySeat: seats.assertMayTry,
    countSeat: seats.count,
  };
}
