import { readFile } from 'node:fs/promises';
import { organisationRoles } from '@uskalla/domain';
import { z } from 'zod';
import { ConfigError } from '../config.ts';

const Provider = z.strictObject({
  /** In addresses: `/api/auth/callback/<id>` is what is registered with the provider. */
  id: z.string().regex(/^[a-z0-9-]{1,40}$/, 'must be of small letters, digits and hyphens'),
  /** As the button says it: "Kirjaudu: Espoon kaupunki". */
  name: z.string().min(1).max(80),
  issuer: z.url({ protocol: /^https?$/ }),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
  /** Whose addresses it answers for: it can vouch for nobody else's. */
  domains: z.array(z.string().regex(/^[a-z0-9.-]+\.[a-z]{2,}$/, 'must be a domain such as espoo.fi')).min(1),
  /** Whoever signs in for the first time becomes a member of this organisation, by its name. */
  organisation: z.string().min(1),
  role: z.enum(organisationRoles).default('facilitator'),
});

/** A municipality's own sign-in, by OpenID Connect. */
export type Provider = z.infer<typeof Provider>;

/**
 * Reads the file that `SIGN_IN_PROVIDERS` names: a JSON list. It holds secrets, so it is a file of its own and no variable.
 * @throws ConfigError saying what is wrong with it
 */
export async function readProviders(path: string | null): Promise<readonly Provider[]> {
  if (path === null) return [];
  const text = await readFile(path, 'utf8').catch(() => {
    throw new ConfigError(`SIGN_IN_PROVIDERS names a file that can't be read: ${path}`);
  });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new ConfigError(`SIGN_IN_PROVIDERS names a file that is not JSON: ${path}`);
  }
  const read = z.array(Provider).safeParse(json);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new ConfigError(`${path} can't be used: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
  }
  const ids = new Set(read.data.map(({ id }) => id));
  if (ids.size < read.data.length) throw new ConfigError(`${path} has two providers with one id`);
  return read.data;
}
