import type { Services } from '@uskalla/contracts';
import { Fault, readEmail, type Locale, type SettingRepository } from '@uskalla/domain';
import { hashToken, newToken, sameHash } from '../tokens.ts';
import type { Parts } from './parts.ts';

const settingKey = 'welcome-link';

/** What the organisation that runs the service is called until its owner says otherwise. */
export const operatorName = 'Uskalla kokeilla';

/** Makes a fresh one-time link; one printed by an earlier start stops working. */
export async function mintWelcome(settings: SettingRepository): Promise<string> {
  const token = newToken();
  await settings.set(settingKey, hashToken(token));
  return token;
}

type FirstAccountParts = Pick<Parts, 'repositories' | 'accounts' | 'authOrganisations'>;

/**
 * The first account: it owns the organisation that runs the service, and looks after the library until there are others.
 * @returns its id
 */
export async function makeFirstAccount(
  { repositories, accounts, authOrganisations }: FirstAccountParts,
  input: { name: string; email: string; password: string; locale: Locale },
): Promise<string> {
  const { id } = await accounts.create(input);
  const operator = await repositories.organisations.operator();
  const organisationId =
    operator?.id ?? (await authOrganisations.make({ name: operatorName, municipality: null, runsService: true }));
  await authOrganisations.addMember(organisationId, id, 'owner');
  await repositories.curation.addAmbassador(id);
  return id;
}

/**
 * The one-time link a start prints to the person who holds the machine: it makes the first
 * account, or signs the first one in.
 */
export function createWelcome(
  parts: FirstAccountParts & { repositories: { settings: SettingRepository } },
): Services['welcome'] {
  const { accounts } = parts;
  const { settings } = parts.repositories;
  async function assertValid(token: string): Promise<string> {
    const stored = await settings.get(settingKey);
    if (stored === undefined || !sameHash(stored, hashToken(token))) throw new Fault('link_used');
    return stored;
  }
  return {
    async check(token) {
      await assertValid(token);
      return { needsAccount: (await accounts.first()) === undefined };
    },
    async redeem(caller, token, account, headers) {
      const stored = await assertValid(token);
      const existing = await accounts.first();
      if (!existing && !account) throw new Fault('bad_request');
      const email = account && readEmail(account.email);
      if (!existing && account && !email) throw new Fault('email_invalid');
      if (existing && !(await settings.take(settingKey, stored))) throw new Fault('link_used');
      if (existing) return accounts.openSession(existing.id, headers);
      // The account first: a password that is refused must not use up the link.
      const { name = '', password = '' } = account ?? {};
      const id = await makeFirstAccount(parts, { name, email: email ?? '', password, locale: caller.locale });
      await settings.take(settingKey, stored);
      return accounts.openSession(id, headers);
    },
  };
}
