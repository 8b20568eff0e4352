import type { RedisClient } from '../cluster/open-redis.ts';
import { createCountedMisses, type CountedMisses } from '../counted-misses.ts';
import type { Signer } from '../tokens.ts';

/**
 * Guessing at one account, from wherever: ten wrong passwords in a quarter of an hour, and no password is tried for the rest of it, right
 * or wrong (OWASP ASVS 6.3.1). Whoever the account is of still gets in by a link, a key or their municipality's sign-in. An address that
 * has no account is counted alike, so that the limit tells nothing.
 */
export function createFailedSignIns(signer: Pick<Signer, 'pseudonym'>, redis?: RedisClient): CountedMisses {
  return createCountedMisses('sign-ins', { points: 10, duration: 15 * 60 }, redis, (email) =>
    signer.pseudonym('sign-in', email.trim().toLowerCase()),
  );
}
