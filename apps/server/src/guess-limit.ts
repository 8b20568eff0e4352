import type { RedisClient } from './cluster/open-redis.ts';
import { createCountedMisses } from './counted-misses.ts';
import type { GuessLimit } from './use-cases/parts.ts';

/**
 * Only wrong codes count: eighty phones behind one address all get in. 120 misses a minute from
 * one address find one of a hundred open workshops (23^6 codes) after three weeks without a pause.
 */
export function createGuessLimit(redis?: RedisClient, missesPerMinute = 120): GuessLimit {
  const misses = createCountedMisses('guesses', { points: missesPerMinute, duration: 60 }, redis);
  return { assertMayTry: misses.assertMayTry, countMiss: misses.count };
}
