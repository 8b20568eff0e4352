import { Fault } from '@uskalla/domain';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { GuessLimit } from './use-cases/parts.ts';

/**
 * Only wrong codes count: eighty phones behind one address all get in. 120 misses a minute from
 * one address find one of a hundred open workshops (23^6 codes) after three weeks without a pause.
 */
export function createGuessLimit(missesPerMinute = 120): GuessLimit {
  const limiter = new RateLimiterMemory({ points: missesPerMinute, duration: 60 });
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
