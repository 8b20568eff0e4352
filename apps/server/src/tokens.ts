import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** A secret nobody guesses: 256 bits, safe in addresses and cookies. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** What is stored of a secret, so that reading the database lets nobody in. Secrets are random, so a plain hash will do. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** Compares two hashes without telling by time where they differ. */
export function sameHash(a: string, b: string): boolean {
  const x = Buffer.from(a);
  const y = Buffer.from(b);
  return x.length === y.length && timingSafeEqual(x, y);
}

export type Signer = Readonly<{
  /** `value.signature`, for a cookie. */
  sign(purpose: string, value: string): string;
  /** The value if the signature is ours and for this purpose. */
  verify(purpose: string, signed: string | undefined): string | null;
  /** A name for `value` that means nothing elsewhere: the same device has another one in each workshop. */
  pseudonym(purpose: string, value: string): string;
}>;

/** Signs with one secret; each purpose has a key of its own, so a cookie can't stand in for another. */
export function createSigner(secret: string): Signer {
  const mac = (purpose: string, value: string) =>
    createHmac('sha256', createHmac('sha256', secret).update(purpose).digest()).update(value).digest('base64url');
  return {
    sign: (purpose, value) => `${value}.${mac(purpose, value)}`,
    verify(purpose, signed) {
      if (signed === undefined || signed.length > 4096) return null;
      const dot = signed.lastIndexOf('.');
      if (dot < 1) return null;
      const value = signed.slice(0, dot);
      return sameHash(signed.slice(dot + 1), mac(purpose, value)) ? value : null;
    },
    pseudonym: (purpose, value) => mac(`pseudonym:${purpose}`, value),
  };
}
