import { Fault } from '@uskalla/domain';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { RedisClient } from './cluster/open-redis.ts';
import type { GuessLimit } from './use-cases/parts.ts';

/**
 * Only wrong codes count: eighty phones behind one address all get in. 120 misses a minute from
 * one address find one of a hundred open workshops (23^6 codes) after three weeks without a pause.
 */
export function createGuessLimit(redis?: RedisClient, missesPerMinute = 120): GuessLimit {
  const own = new RateLimiterMemory({ points: missesPerMinute, duration: 60 });
  // Counted by all processes together; by each alone while Redis is away.
  const limiter = redis
    ? new RateLimiterRedis({
        storeClient: redis,
        useRedisPackage: true,
        keyPrefix: 'uskalla:guesses',
        points: missesPerMinute,
        duration: 60,
        insuranceLimiter: own,
      })
    : own;
  return {
    async assertMayTry(address) {
      const seen = await limiter.get(address);
      if (seen && seen.consumedPoints >= missesPerMinute) throw new Fault('too_many_requests');
    },
    async countMiss(address) {
      try {
        await limiter.consume(address);
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
      }
    },
  };
}
