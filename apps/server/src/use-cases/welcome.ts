import type { Services } from '@uskalla/contracts';
import { Fault, type Repositories, type SettingRepository } from '@uskalla/domain';
import { z } from 'zod';
import type { Auth } from '../auth.ts';
import { hashToken, newToken, sameHash } from '../tokens.ts';

const settingKey = 'welcome-link';

/** Makes a fresh one-time link; one printed by an earlier start stops working. */
export async function mintWelcome(settings: SettingRepository): Promise<string> {
  const token = newToken();
  await settings.set(settingKey, hashToken(token));
  return token;
}

/**
 * The one-time link a start prints to the person who holds the machine: it makes the first
 * account, or signs the first one in.
 */
export function createWelcome(
  auth: Auth,
  { settings, curation }: Pick<Repositories, 'settings' | 'curation'>,
): Services['welcome'] {
  async function assertValid(token: string): Promise<string> {
    const stored = await settings.get(settingKey);
    if (stored === undefined || !sameHash(stored, hashToken(token))) throw new Fault('link_used');
    return stored;
  }
  return {
    async check(token) {
      await assertValid(token);
      return { needsAccount: (await auth.firstAccount()) === undefined };
    },
    async redeem(token, account, headers) {
      const stored = await assertValid(token);
      const existing = await auth.firstAccount();
      if (!existing && !account) throw new Fault('bad_request');
      if (!existing && account && !z.email().safeParse(account.email.trim()).success) {
        throw new Fault('email_invalid');
      }
      if (existing && !(await settings.take(settingKey, stored))) throw new Fault('link_used');
      if (existing) return auth.openSession(existing, headers);
      // The account first: a password that is refused must not use up the link.
      const created = await auth.createAccount(account ?? { name: '', email: '', password: '' });
      // Whoever holds the machine looks after the library until there are others.
      await curation.addAmbassador(created.id);
      await settings.take(settingKey, stored);
      return auth.openSession(created, headers);
    },
  };
}
