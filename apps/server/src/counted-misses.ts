import { Fault } from '@uskalla/domain';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { RedisClient } from './cluster/open-redis.ts';

/** Attempts that failed, by whom or at what: beyond so many in a while, none is made at all. What succeeds counts for nothing. */
export type CountedMisses = Readonly<{
  /** @throws Fault `too_many_requests` */
  assertMayTry(key: string): Promise<void>;
  count(key: string): Promise<void>;
  forget(key: string): Promise<void>;
}>;

/**
 * Counted by all processes together where there is a Redis; by each alone while it is away.
 * @param keyOf what a key is kept as, where it says of somebody what Redis should not know
 * @param limit `points` are how many misses, `duration` in how many seconds
 */
export function createCountedMisses(
  name: string,
  limit: Readonly<{ points: number; duration: number }>,
  redis?: RedisClient,
  keyOf = (key: string) => key,
): CountedMisses {
  const own = new RateLimiterMemory(limit);
  const limiter = redis
    ? new RateLimiterRedis({
        ...limit,
        storeClient: redis,
        useRedisPackage: true,
        keyPrefix: `uskalla:${name}`,
        insuranceLimiter: own,
      })
    : own;
  return {
    async assertMayTry(key) {
      const seen = await limiter.get(keyOf(key));
      if (seen && seen.consumedPoints >= limit.points) throw new Fault('too_many_requests');
    },
    async count(key) {
      try {
        await limiter.consume(keyOf(key));
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
      }
    },
    async forget(key) {
      await limiter.delete(keyOf(key));
    },
  };
}
