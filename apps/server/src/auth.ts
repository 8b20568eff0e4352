import { betterAuth, type BetterAuthPlugin } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { toNodeHandler } from 'better-auth/node';
import { createAuthEndpoint, isAPIError } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { Fault } from '@uskalla/domain';
import type { CookieToSet } from '@uskalla/contracts';
import type { Database } from '@uskalla/database';
import { z } from 'zod';
import type { Addresses } from './addresses.ts';
import { parseSetCookies } from './set-cookies.ts';

export const passwordMinLength = 10;

/** Our own header with the peer's address; whatever a client sent under this name is overwritten. */
export const addressHeader = 'x-uskalla-address';

/** A session for somebody the server itself vouches for. It has no path, so that no request reaches it. */
const ownSession = {
  id: 'own-session',
  endpoints: {
    openOwnSession: createAuthEndpoint({ method: 'POST', body: z.object({ userId: z.string() }) }, async (ctx) => {
      const { internalAdapter } = ctx.context;
      const user = await internalAdapter.findUserById(ctx.body.userId);
      if (!user) throw new Fault('internal');
      const session = await internalAdapter.createSession(user.id);
      await setSessionCookie(ctx, { session, user });
      return ctx.json({ ok: true });
    }),
  },
} satisfies BetterAuthPlugin;

export type Account = Readonly<{ id: string; name: string; email: string }>;

export type Auth = ReturnType<typeof createAuth>;

/** Facilitators' accounts and sessions: better-auth throughout, on our database. */
export function createAuth(parts: {
  database: Database;
  secret: string;
  origin: string | null;
  addresses: Addresses;
  /** Hears of what went wrong within better-auth. */
  onError: (error: unknown) => void;
  /** Told of each session that was ended before its time. */
  onSessionEnded: () => void;
}) {
  const auth = betterAuth({
    basePath: '/api/auth',
    secret: parts.secret,
    ...(parts.origin === null ? {} : { baseURL: parts.origin }),
    database: drizzleAdapter(parts.database.drizzle, {
      provider: 'pg',
      schema: parts.database.authSchema,
    }),
    // Accounts are made by the first start, the environment or an invitation, never by a stranger.
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordMinLength,
      maxPasswordLength: 200,
    },
    plugins: [ownSession],
    trustedOrigins: (request) => {
      const host = request?.headers.get('host') ?? undefined;
      const own = [false, true].map((secure) => parts.addresses.originOf(host, secure));
      return own.filter((origin) => origin !== null);
    },
    databaseHooks: { session: { delete: { after: async () => parts.onSessionEnded() } } },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 300,
      // A whole team may sign in behind one address; 30 a minute still makes guessing hopeless.
      customRules: { '/sign-in/email': { window: 60, max: 30 } },
    },
    advanced: {
      useSecureCookies: parts.origin?.startsWith('https:') ?? false,
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

  /** @throws Fault `account_exists`, `password_too_short` */
  async function createAccount(input: { name: string; email: string; password: string }): Promise<Account> {
    if ([...input.password].length < passwordMinLength) {
      throw new Fault('password_too_short', { min: passwordMinLength });
    }
    const context = await auth.$context;
    const email = input.email.trim().toLowerCase();
    if (await context.internalAdapter.findUserByEmail(email)) throw new Fault('account_exists');
    const user = await context.internalAdapter.createUser(
      { email, name: input.name.trim() || email, emailVerified: true },
      { method: 'email-password' },
    );
    await context.internalAdapter.linkAccount({
      userId: user.id,
      providerId: 'credential',
      accountId: user.id,
      password: await context.password.hash(input.password),
    });
    return { id: user.id, name: user.name, email: user.email };
  }

  /** The account that was made first, whose one-time link a start prints. */
  async function firstAccount(): Promise<Account | undefined> {
    const context = await auth.$context;
    const [user] = await context.internalAdapter.listUsers(1, 0, { field: 'createdAt', direction: 'asc' });
    return user && { id: user.id, name: user.name, email: user.email };
  }

  /**
   * @returns the Set-Cookie headers of a new session for somebody already known to be `account`
   * @throws Fault `unavailable`
   */
  async function openSession(account: Account, headers: Headers): Promise<string[]> {
    const response = await auth.api.openOwnSession({ body: { userId: account.id }, headers, asResponse: true });
    if (!response.ok) throw new Fault('unavailable');
    return response.headers.getSetCookie();
  }

  /** A form's request as better-auth's own endpoint takes it, so that its limits on guessing hold here too. */
  async function ask(path: string, body: object, headers: Headers): Promise<Response> {
    const own = parts.addresses.originOf(headers.get('host') ?? undefined, false) ?? 'http://localhost';
    const asked = new Headers({ 'content-type': 'application/json', origin: parts.origin ?? own });
    for (const name of ['cookie', 'host', 'user-agent', addressHeader]) {
      const value = headers.get(name);
      if (value !== null) asked.set(name, value);
    }
    return auth.handler(
      new Request(`${parts.origin ?? own}/api/auth${path}`, {
        method: 'POST',
        headers: asked,
        body: JSON.stringify(body),
      }),
    );
  }

  return {
    handler: toNodeHandler(auth),
    /** @throws Fault `not_signed_in` for a wrong address or password, `too_many_requests`, `unavailable` */
    async signIn(account: { email: string; password: string }, headers: Headers): Promise<CookieToSet[]> {
      const response = await ask('/sign-in/email', account, headers);
      if (response.status === 429) throw new Fault('too_many_requests');
      if (!response.ok) throw new Fault(response.status >= 500 ? 'unavailable' : 'not_signed_in');
      return parseSetCookies(response.headers);
    },
    async signOut(headers: Headers): Promise<CookieToSet[]> {
      const response = await ask('/sign-out', {}, headers);
      if (response.status >= 500) throw new Fault('unavailable');
      return parseSetCookies(response.headers);
    },
    createAccount,
    firstAccount,
    openSession,
    async hasAccount(email: string): Promise<boolean> {
      const context = await auth.$context;
      return (await context.internalAdapter.findUserByEmail(email.trim().toLowerCase())) !== null;
    },
    /** Whoever the session cookie names; `null` also for a broken or stale one. */
    async userOf(headers: Headers): Promise<Account | null> {
      if (!headers.get('cookie')?.includes('better-auth.session_token')) return null;
      // It tells why it failed to its own log alone; that a cookie is wrong is no failure.
      const session = await auth.api.getSession({ headers }).catch((error: unknown) => {
        throw isAPIError(error) && error.statusCode === 500 ? new Fault('unavailable') : error;
      });
      return session && { id: session.user.id, name: session.user.name, email: session.user.email };
    },
  };
}
