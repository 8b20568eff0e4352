import { Fault } from '@uskalla/domain';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { RedisClient } from '../cluster/open-redis.ts';
import type { Signer } from '../tokens.ts';

/**
 * Guessing at one account, from wherever: ten wrong passwords in a quarter of an hour, and no password is tried for the rest of it, right
 * or wrong (OWASP ASVS 6.3.1). Whoever the account is of still gets in by a link, a key or their municipality's sign-in. An address that
 * has no account is counted alike, so that the limit tells nothing.
 */
export type FailedSignIns = Readonly<{
  /** @throws Fault `too_many_requests` */
  assertMayTry(email: string): Promise<void>;
  count(email: string): Promise<void>;
  forget(email: string): Promise<void>;
}>;

const limit = { points: 10, duration: 15 * 60 } as const;

export function createFailedSignIns(signer: Pick<Signer, 'pseudonym'>, redis?: RedisClient): FailedSignIns {
  const own = new RateLimiterMemory(limit);
  const limiter = redis
    ? new RateLimiterRedis({
        ...limit,
        storeClient: redis,
        useRedisPackage: true,
        keyPrefix: 'uskalla:sign-ins',
        insuranceLimiter: own,
      })
    : own;
  // No address stands in Redis.
  const key = (email: string) => signer.pseudonym('sign-in', email.trim().toLowerCase());
  return {
    async assertMayTry(email) {
      const seen = await limiter.get(key(email));
      if (seen && seen.consumedPoints >= limit.points) throw new Fault('too_many_requests');
    },
    async count(email) {
      await limiter.consume(key(email)).catch((error: unknown) => {
        if (!(error instanceof RateLimiterRes)) throw error;
      });
    },
    async forget(email) {
      await limiter.delete(key(email));
    },
  };
}
