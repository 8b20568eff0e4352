import type { AccountServices, AccountView, Caller, SessionView } from '@uskalla/contracts';
import { Fault, givenName, isLocale, readAccountName } from '@uskalla/domain';
import type { AskAuth } from './ask-auth.ts';
import type { Accounts } from './accounts.ts';
import { describeBrowser } from './describe-browser.ts';
import type { CountedMisses } from '../counted-misses.ts';
import { assertGoodPassword } from './passwords.ts';
import type { Provider } from './providers.ts';

// What better-auth answers, as far as it is read here.
type ListedSession = { id: string; token: string; createdAt: string; updatedAt: string; userAgent?: string | null };
type ListedPasskey = { id: string; name?: string | null; createdAt?: string | null };
type Own = {
  user: { name: string; email: string; twoFactorEnabled?: boolean; locale?: string };
  session: { id: string };
};
type EnabledTotp = { totpURI: string; backupCodes: string[] };

/** Accounts as the pages of the desk ask for them. What is done to an account is done by its session alone. */
export function createAccountServices(parts: {
  ask: AskAuth;
  accounts: Accounts;
  taking: Pick<AccountServices, 'invitation' | 'acceptInvitation'>;
  failedSignIns: CountedMisses;
  providers: readonly Provider[];
  /** The account's memberships, to be shown. */
  organisationsOf: (userId: string) => Promise<AccountView['organisations']>;
}): AccountServices {
  const { ask, accounts, failedSignIns, providers } = parts;

  const sessionsOf = async (headers: Headers) =>
    (await ask<ListedSession[]>('GET', '/list-sessions', null, headers)).body;
  const passkeysOf = async (headers: Headers) =>
    (await ask<ListedPasskey[]>('GET', '/passkey/list-user-passkeys', null, headers)).body;

  return {
    waysIn: ({ baseUrl }) =>
      Promise.resolve({
        providers: providers.map(({ id, name }) => ({ id, name })),
        passkeys: baseUrl.startsWith('https:') || new URL(baseUrl).hostname === 'localhost',
      }),
    async signIn({ email, password }, headers) {
      await failedSignIns.assertMayTry(email);
      try {
        const answer = await ask<{ twoFactorRedirect?: boolean }>(
          'POST',
          '/sign-in/email',
          { email: email.trim(), password },
          headers,
        );
        await failedSignIns.forget(email);
        return { cookies: answer.cookies, asksForCode: answer.body.twoFactorRedirect === true };
      } catch (error) {
        // What is no address at all is nobody's either: the answer is one.
        if (!(error instanceof Fault) || !['sign_in_failed', 'email_invalid'].includes(error.code)) throw error;
        await failedSignIns.count(email);
        throw new Fault('sign_in_failed');
      }
    },
    async signInByCode({ code, remember }, headers) {
      const typed = code.replaceAll(/\s/g, '');
      // An app's code is of six digits, a recovery code of letters and digits with a hyphen.
      const path = /^\d{6}$/.test(typed) ? '/two-factor/verify-totp' : '/two-factor/verify-backup-code';
      return (await ask('POST', path, { code: typed, trustDevice: remember }, headers)).cookies;
    },
    async mailSignInLink({ locale }, email, headers) {
      await quietly(() => ask('POST', '/sign-in/magic-link', { email: email.trim() }, headers, locale));
    },
    async signInByLink(token, headers) {
      const { cookies } = await ask('GET', `/magic-link/verify?token=${encodeURIComponent(token)}`, null, headers);
      // A link that is used up is answered by a redirect without a session.
      if (!cookies.some(({ name }) => name.endsWith('session_token'))) throw new Fault('link_used');
      return cookies;
    },
    async signInAt(provider, next, headers) {
      if (!providers.some(({ id }) => id === provider)) throw new Fault('not_found');
      const asked = { provider, callbackURL: next, errorCallbackURL: '/desk/sign-in', disableRedirect: true };
      const { body, cookies } = await ask<{ url: string }>('POST', '/sign-in/social', asked, headers);
      return { url: body.url, cookies };
    },
    async signOut(headers) {
      return (await ask('POST', '/sign-out', {}, headers)).cookies;
    },
    async mailNewPasswordLink({ locale }, email, headers) {
      await quietly(() => ask('POST', '/request-password-reset', { email: email.trim() }, headers, locale));
    },
    async setPasswordByLink(token, password, headers) {
      await assertGoodPassword(password, []);
      await ask('POST', '/reset-password', { token, newPassword: password }, headers);
    },

    async account(caller, headers) {
      const { id } = signedIn(caller);
      const [listed, own, passkeys, linked, organisations] = await Promise.all([
        sessionsOf(headers),
        ask<Own | null>('GET', '/get-session', null, headers),
        passkeysOf(headers),
        ask<{ providerId: string }[]>('GET', '/list-accounts', null, headers),
        parts.organisationsOf(id),
      ]);
      if (!own.body) throw new Fault('not_signed_in');
      const { user, session } = own.body;
      return {
        name: givenName(user),
        email: user.email,
        locale: isLocale(user.locale) ? user.locale : caller.locale,
        hasPassword: linked.body.some(({ providerId }) => providerId === 'credential'),
        hasSecondFactor: user.twoFactorEnabled === true,
        passkeys: passkeys.map((key) => ({ id: key.id, name: key.name ?? '', addedAt: key.createdAt ?? null })),
        sessions: listed.map((each) => sessionView(each, session.id)),
        organisations,
      };
    },
    async change(caller, { name, locale }, headers) {
      const { id } = signedIn(caller);
      await ask('POST', '/update-user', { name: readAccountName(name) }, headers);
      await accounts.setLocale(id, locale);
    },
    async changePassword(caller, { current, next }, headers) {
      const { name, email } = signedIn(caller);
      await assertGoodPassword(next, [name, email]);
      const asked = { currentPassword: current, newPassword: next, revokeOtherSessions: true };
      return (await ask('POST', '/change-password', asked, headers)).cookies;
    },
    async beginSecondFactor(caller, password, headers) {
      signedIn(caller);
      const { body, cookies } = await ask<EnabledTotp>('POST', '/two-factor/enable', { password }, headers);
      const secret = new URL(body.totpURI).searchParams.get('secret') ?? '';
      return { setUp: { uri: body.totpURI, secret, recoveryCodes: body.backupCodes }, cookies };
    },
    async confirmSecondFactor(caller, code, headers) {
      signedIn(caller);
      return (await ask('POST', '/two-factor/verify-totp', { code: code.replaceAll(/\s/g, '') }, headers)).cookies;
    },
    async endSecondFactor(caller, password, headers) {
      signedIn(caller);
      return (await ask('POST', '/two-factor/disable', { password }, headers)).cookies;
    },
    async newRecoveryCodes(caller, password, headers) {
      signedIn(caller);
      const { body } = await ask<{ backupCodes: string[] }>(
        'POST',
        '/two-factor/generate-backup-codes',
        { password },
        headers,
      );
      return body.backupCodes;
    },
    async removePasskey(caller, id, headers) {
      signedIn(caller);
      // Another's is told as one that is not there; better-auth would say that it is, and to sign in.
      if (!(await passkeysOf(headers)).some((each) => each.id === id)) throw new Fault('not_found');
      await ask('POST', '/passkey/delete-passkey', { id }, headers);
    },
    async endSession(caller, id, headers) {
      signedIn(caller);
      const session = (await sessionsOf(headers)).find((each) => each.id === id);
      if (!session) throw new Fault('not_found');
      await ask('POST', '/revoke-session', { token: session.token }, headers);
    },
    async endOtherSessions(caller, headers) {
      signedIn(caller);
      await ask('POST', '/revoke-other-sessions', {}, headers);
    },

    ...parts.taking,
  };
}

function signedIn({ user }: Caller): NonNullable<Caller['user']> {
  if (user === null) throw new Fault('not_signed_in');
  return user;
}

/** Whether there is such an account is nobody's to learn: only that one asks too often is told. */
async function quietly(ask: () => Promise<unknown>): Promise<void> {
  try {
    await ask();
  } catch (error) {
    if (!(error instanceof Fault) || ['too_many_requests', 'unavailable'].includes(error.code)) throw error;
  }
}

function sessionView({ id, createdAt, updatedAt, userAgent }: ListedSession, own: string): SessionView {
  return { id, with: describeBrowser(userAgent), openedAt: createdAt, usedAt: updatedAt, isThis: id === own };
}
