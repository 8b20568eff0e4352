import { passkey } from '@better-auth/passkey';
import { baseLocale, Fault, isLocale, passwordMaxLength, passwordMinLength, type Locale } from '@uskalla/domain';
import type { Database } from '@uskalla/database';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { genericOAuth } from 'better-auth/plugins/generic-oauth';
import { magicLink } from 'better-auth/plugins/magic-link';
import { organization } from 'better-auth/plugins/organization';
import { twoFactor } from 'better-auth/plugins/two-factor';
import type { Addresses } from '../addresses.ts';
import { codesOnce } from './codes-once.ts';
import { organisationAccess } from './organisation-access.ts';
import { ownSession } from './own-session.ts';
import { passwordHashing } from './passwords.ts';
import type { Provider } from './providers.ts';

/** Our own header with the peer's address; whatever a client sent under this name is overwritten. */
export const addressHeader = 'x-uskalla-address';

/** The same, with the language of whoever asks for a letter. */
export const localeHeader = 'x-uskalla-locale';

/** Where a letter was asked for, and in which language. */
export type Asked = Readonly<{ base: string; locale: Locale }>;

/** What is mailed by better-auth's asking. Each is told with what the mail leads to; none waits for the mail to leave. */
export type AuthLetters = Readonly<{
  signInLink(to: string, token: string, asked: Asked): void;
  newPasswordLink(to: string, token: string, asked: Asked): void;
  invitation(
    invitation: Readonly<{ id: string; email: string; role: string; organisation: string; by: string }>,
    asked: Asked,
  ): void;
}>;

export type BetterAuth = ReturnType<typeof createBetterAuth>;

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** For how long things of accounts last, seconds. */
export const lifetimes = {
  /** A session that nobody uses. */
  idleSession: 7 * day,
  /** Any session: after it one signs in anew, however busy. */
  session: 30 * day,
  signInLink: 15 * minute,
  newPasswordLink: hour,
  invitation: 7 * day,
} as const;

/** Accounts, sessions, organisations: better-auth throughout, on our database. */
export function createBetterAuth(parts: {
  database: Database;
  secret: string;
  origin: string | null;
  addresses: Addresses;
  providers: readonly Provider[];
  letters: AuthLetters;
  /** Hears of what went wrong within better-auth. */
  onError: (error: unknown) => void;
  /** Told of each session that was ended before its time. */
  onSessionEnded: () => void;
  /** Told of an account that signed in at a municipality's own for the first time. */
  onFirstAtProvider: (userId: string, provider: Provider) => Promise<void>;
}) {
  const { letters, providers } = parts;
  const isSecure = parts.origin?.startsWith('https:') ?? false;
  return betterAuth({
    appName: 'Uskalla kokeilla',
    basePath: '/api/auth',
    secret: parts.secret,
    ...(parts.origin === null ? {} : { baseURL: parts.origin }),
    database: drizzleAdapter(parts.database.drizzle, { provider: 'pg', schema: parts.database.authSchema }),
    // Accounts are made by the first start, the environment or an invitation, never by a stranger.
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordMinLength,
      maxPasswordLength: passwordMaxLength,
      password: passwordHashing,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: lifetimes.newPasswordLink,
      sendResetPassword: ({ user, token }, request) =>
        Promise.resolve(letters.newPasswordLink(user.email, token, askedBy(request))),
    },
    session: {
      expiresIn: lifetimes.idleSession,
      updateAge: day,
      additionalFields: { openedBy: { type: 'string', required: false, input: false } },
    },
    verification: { storeIdentifier: 'hashed' },
    user: { additionalFields: { locale: { type: 'string', required: false, defaultValue: 'fi', input: false } } },
    account: {
      // Keys to another service that we never ask for anything with are not kept.
      updateAccountOnSignIn: false,
      accountLinking: { enabled: true, trustedProviders: providers.map(({ id }) => id), allowDifferentEmails: false },
    },
    plugins: [
      ownSession,
      magicLink({
        disableSignUp: true,
        expiresIn: lifetimes.signInLink,
        storeToken: 'hashed',
        sendMagicLink: ({ email, token }, ctx) => letters.signInLink(email, token, askedBy(ctx?.request)),
      }),
      passkey({
        rpName: 'Uskalla kokeilla',
        authenticatorSelection: { userVerification: 'required', residentKey: 'required' },
      }),
      twoFactor({ issuer: 'Uskalla kokeilla', allowPasswordless: false }),
      codesOnce,
      organization({
        ...organisationAccess,
        allowUserToCreateOrganization: false,
        creatorRole: 'owner',
        membershipLimit: 500,
        invitationExpiresIn: lifetimes.invitation,
        disableOrganizationDeletion: true,
        requireEmailVerificationOnInvitation: true,
        schema: {
          organization: {
            additionalFields: {
              municipality: { type: 'string', required: false, input: false },
              retentionDays: { type: 'number', required: false, input: false },
              runsService: { type: 'boolean', required: false, input: false },
            },
          },
        },
        sendInvitationEmail: ({ id, email, role, organization: { name }, inviter }, request) => {
          letters.invitation({ id, email, role, organisation: name, by: inviter.user.name }, askedBy(request));
          return Promise.resolve();
        },
      }),
      ...(providers.length > 0 ? [genericOAuth({ config: providers.map(oauthConfigOf) })] : []),
    ],
    trustedOrigins: (request) => {
      const host = request?.headers.get('host') ?? undefined;
      const own = [false, true].map((secure) => parts.addresses.originOf(host, secure));
      return own.filter((origin) => origin !== null);
    },
    databaseHooks: {
      session: {
        // Of what it was opened with one may want to know; from where is nobody's business.
        create: {
          before: (session, context) =>
            Promise.resolve({ data: { ...session, ipAddress: null, openedBy: openedBy(context?.path) } }),
        },
        delete: { after: () => Promise.resolve(parts.onSessionEnded()) },
      },
      account: {
        create: {
          before: (account) =>
            Promise.resolve({ data: { ...account, accessToken: null, refreshToken: null, idToken: null } }),
          after: async ({ userId, providerId }) => {
            const provider = providers.find(({ id }) => id === providerId);
            if (provider) await parts.onFirstAtProvider(userId, provider);
          },
        },
      },
    },
    rateLimit: {
      enabled: true,
      window: minute,
      max: 300,
      // A whole team may sign in behind one address; what an account takes is counted apart.
      customRules: {
        '/sign-in/email': { window: minute, max: 30 },
        '/sign-in/magic-link': { window: minute, max: 10 },
        '/request-password-reset': { window: minute, max: 10 },
        '/sign-in/social': { window: minute, max: 60 },
        '/change-password': { window: minute, max: 10 },
        '/two-factor/*': { window: minute, max: 30 },
      },
    },
    advanced: {
      useSecureCookies: isSecure,
      ipAddress: { ipAddressHeaders: [addressHeader] },
      // A session is read with its user: each command of a desk asks for both.
      database: { generateId: () => crypto.randomUUID(), joins: true },
    },
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      // Some hand over the error itself, and no words.
      log: (_level, ...told: unknown[]) => parts.onError(told.find((part) => part instanceof Error) ?? told[0]),
    },
    // To whoever called; told by itself, it would quote what was asked.
    onAPIError: { throw: true },
  });
}

/** Our own requests carry both; see `ask-auth.ts`. */
function askedBy(request: Request | undefined): Asked {
  const locale = request?.headers.get(localeHeader);
  return { base: new URL(request?.url ?? 'http://localhost').origin, locale: isLocale(locale) ? locale : baseLocale };
}

/** How somebody signed in, by the endpoint that opens the session. */
export type OpenedBy = 'password' | 'link' | 'code' | 'passkey' | 'provider' | 'welcome';

function openedBy(path: string | undefined): OpenedBy {
  if (path === undefined) return 'welcome';
  if (path.startsWith('/two-factor/')) return 'code';
  if (path.startsWith('/passkey/')) return 'passkey';
  if (path.startsWith('/callback/')) return 'provider';
  return path.startsWith('/magic-link/') ? 'link' : 'password';
}

/** OpenID Connect by discovery, with PKCE, a nonce, and an identity token whose signature is checked. */
function oauthConfigOf({ id, name, issuer, clientId, clientSecret, domains }: Provider) {
  return {
    providerId: id,
    name,
    discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    requireIdTokenVerification: true,
    clientId,
    clientSecret,
    scopes: ['openid', 'email', 'profile'],
    pkce: true,
    mapProfileToUser: ({ email, name: fullName }: { email?: string | null | undefined; name?: string | undefined }) => {
      const domain = email?.toLowerCase().split('@').at(-1) ?? '';
      // It answers for its own people alone, or one municipality could sign in as anybody of another: others come without an address,
      // and nobody is signed in without one.
      if (!email || !domains.includes(domain)) return { email: null, emailVerified: false };
      return { email: email.toLowerCase(), emailVerified: true, name: fullName ?? email };
    },
  };
}

/** Faults of ours that better-auth's endpoints answer with, by their code; the rest is told as it came. */
const faults: Readonly<Record<string, Fault['code']>> = {
  INVALID_EMAIL_OR_PASSWORD: 'sign_in_failed',
  INVALID_EMAIL: 'email_invalid',
  INVALID_PASSWORD: 'password_wrong',
  PASSWORD_TOO_SHORT: 'password_too_short',
  PASSWORD_TOO_LONG: 'password_too_short',
  INVALID_TOKEN: 'link_used',
  INVALID_CODE: 'code_wrong',
  INVALID_BACKUP_CODE: 'code_wrong',
  INVALID_TWO_FACTOR_COOKIE: 'sign_in_again',
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: 'sign_in_again',
  ACCOUNT_TEMPORARILY_LOCKED: 'too_many_requests',
  USER_IS_ALREADY_A_MEMBER_OF_THIS_ORGANIZATION: 'already_member',
  USER_IS_ALREADY_INVITED_TO_THIS_ORGANIZATION: 'already_invited',
  INVITATION_NOT_FOUND: 'link_used',
  YOU_ARE_NOT_THE_RECIPIENT_OF_THE_INVITATION: 'wrong_account',
  YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER: 'last_owner',
  YOU_CANNOT_LEAVE_THE_ORGANIZATION_WITHOUT_AN_OWNER: 'last_owner',
};

/** What a refusal of better-auth is called here. */
export function faultOf(status: number, code: string | undefined): Fault {
  if (status === 429) return new Fault('too_many_requests');
  if (status >= 500) return new Fault('unavailable');
  const known = code === undefined ? undefined : faults[code];
  if (known) return new Fault(known, known === 'password_too_short' ? { min: passwordMinLength } : {});
  return new Fault(status === 401 ? 'not_signed_in' : status === 403 ? 'not_allowed' : 'bad_request');
}
