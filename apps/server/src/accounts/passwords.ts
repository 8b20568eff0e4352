import { hash, verify } from '@node-rs/argon2';
import { Fault, passwordMaxLength, passwordMinLength } from '@uskalla/domain';
import { verifyPassword } from 'better-auth/crypto';

/** Argon2id with the first of the settings that OWASP's Password Storage Cheat Sheet calls equal (2025): 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** As better-auth asks for it. */
export const passwordHashing = {
  hash: (password: string): Promise<string> => hash(password.normalize('NFKC'), cost),
  /** Also what was made by better-auth's own scrypt, before this. */
  verify: ({ hash: stored, password }: { hash: string; password: string }): Promise<boolean> =>
    stored.startsWith('$argon2id$')
      ? verify(stored, password.normalize('NFKC'))
      : verifyPassword({ hash: stored, password }),
};

/** How hard a password has to be to guess, of zxcvbn's 0 to 4: beyond 10⁸ guesses. */
const leastScore = 3;

/**
 * Whether a password will do: by its length, and by how soon somebody would guess it who knows the 49,000 most common ones, Finnish
 * words, names, dates and keyboards, and `about`, the account's own name and address. Nothing else is asked of it: no signs, no
 * capitals (NIST SP 800-63B, OWASP ASVS 6.2).
 * @throws Fault `password_too_short`, `password_common`
 */
export async function assertGoodPassword(password: string, about: readonly string[]): Promise<void> {
  const letters = [...password];
  if (letters.length < passwordMinLength || letters.length > passwordMaxLength) {
    throw new Fault('password_too_short', { min: passwordMinLength });
  }
  const check = await (guesser ??= loadGuesser());
  const own = about.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]).filter((text) => text.length > 2);
  // What makes it hard is at its beginning as well; the time to look it through grows with its length.
  if (check(letters.slice(0, 64).join(''), [...own, ...ownWords]) < leastScore) {
    throw new Fault('password_common');
  }
}

/** What whoever looks at the sign-in page would try first. */
const ownWords = ['uskallakokeilla', 'uskalla', 'kokeilla', 'kokeilukirjasto', 'tarinapaja', 'fasilitaattori'];

let guesser: Promise<(password: string, about: string[]) => number> | undefined;

/** Four megabytes of words, read when the first password is chosen and not before. */
async function loadGuesser(): Promise<(password: string, about: string[]) => number> {
  const [{ ZxcvbnFactory }, common, finnish] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-fi'),
  ]);
  const zxcvbn = new ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...finnish.dictionary },
    graphs: common.adjacencyGraphs,
    useLevenshteinDistance: true,
  });
  return (password, about) => zxcvbn.check(password, about).score;
}
