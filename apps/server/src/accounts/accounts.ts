import {
  baseLocale,
  Fault,
  givenName,
  isLocale,
  type Locale,
  type Memberships,
  type OrganisationRepository,
} from '@uskalla/domain';
import { isAPIError } from 'better-auth/api';
import { lifetimes, type BetterAuth, type OpenedBy } from './auth.ts';
import { assertGoodPassword, passwordHashing } from './passwords.ts';

/** Somebody who is signed in. */
export type Account = Readonly<{
  id: string;
  name: string;
  email: string;
  /** Signed in with more than a password or a link. */
  hasSecondFactor: boolean;
}>;

/** Accounts as the rest of the server sees them. */
export type Accounts = Readonly<{
  /** Whoever the session cookie names; `null` also for a broken or stale one. @throws Fault `unavailable` */
  userOf(headers: Headers): Promise<Account | null>;
  membershipsOf(userId: string): Promise<Memberships>;
  /**
   * An account that the server vouches for: the first one, or one whose owner got a letter at this address.
   * @throws Fault `account_exists`, `password_too_short`, `password_common`
   */
  create(
    input: Readonly<{ name: string; email: string; password: string; locale: Locale }>,
  ): Promise<Readonly<{ id: string }>>;
  byEmail(email: string): Promise<Readonly<{ id: string; hasSecondFactor: boolean; locale: Locale }> | undefined>;
  byId(userId: string): Promise<Readonly<{ email: string; locale: Locale }> | undefined>;
  /** @throws Fault `password_wrong` */
  assertPassword(userId: string, password: string): Promise<void>;
  /** Signs them out everywhere. */
  endSessions(userId: string): Promise<void>;
  /** The account goes with its sessions, keys, memberships and invitations. */
  remove(userId: string): Promise<void>;
  /** The name of an account; '' where it has none, or there is none. */
  nameOf(userId: string): Promise<string>;
  /** In which language the service writes to them. */
  setLocale(userId: string, locale: Locale): Promise<void>;
  /** The account that was made first, whose one-time link a start prints. */
  first(): Promise<Readonly<{ id: string }> | undefined>;
  /** @returns the Set-Cookie headers of a new session for somebody already known to be this account */
  openSession(userId: string, headers: Headers): Promise<string[]>;
}>;

const strong: readonly OpenedBy[] = ['code', 'passkey', 'provider'];

/** In which the service writes to somebody. */
const localeOf = ({ locale }: { locale?: string }): Locale => (isLocale(locale) ? locale : baseLocale);

export function createAccounts(auth: BetterAuth, organisations: OrganisationRepository): Accounts {
  return {
    async userOf(headers) {
      if (!headers.get('cookie')?.includes('better-auth.session_token')) return null;
      // It tells why it failed to its own log alone; that a cookie is wrong is no failure.
      const found = await auth.api.getSession({ headers }).catch((error: unknown) => {
        throw isAPIError(error) && error.statusCode === 500 ? new Fault('unavailable') : error;
      });
      if (!found) return null;
      const { user, session } = found;
      if (Date.now() - session.createdAt.getTime() > lifetimes.session * 1_000) return null;
      const openedBy = session.openedBy as OpenedBy;
      return { id: user.id, name: user.name, email: user.email, hasSecondFactor: strong.includes(openedBy) };
    },
    membershipsOf: (userId) => organisations.memberships(userId),
    async create(input) {
      const email = input.email.trim().toLowerCase();
      await assertGoodPassword(input.password, [input.name, email]);
      const { internalAdapter } = await auth.$context;
      if (await internalAdapter.findUserByEmail(email)) throw new Fault('account_exists');
      const user = await internalAdapter.createUser(
        { email, name: input.name.trim() || email, emailVerified: true, locale: input.locale },
        { method: 'email-password' },
      );
      await internalAdapter.linkAccount({
        userId: user.id,
        providerId: 'credential',
        accountId: user.id,
        password: await passwordHashing.hash(input.password),
      });
      return { id: user.id };
    },
    async byEmail(email) {
      const { internalAdapter } = await auth.$context;
      const found = await internalAdapter.findUserByEmail(email.trim().toLowerCase());
      if (!found) return undefined;
      const user = found.user as typeof found.user & { twoFactorEnabled?: boolean; locale?: string };
      return { id: user.id, hasSecondFactor: user.twoFactorEnabled ?? false, locale: localeOf(user) };
    },
    async byId(userId) {
      const { internalAdapter } = await auth.$context;
      const user = (await internalAdapter.findUserById(userId)) as { email: string; locale?: string } | null;
      return user ? { email: user.email, locale: localeOf(user) } : undefined;
    },
    async assertPassword(userId, password) {
      const { internalAdapter } = await auth.$context;
      const account = await internalAdapter.findCredentialAccount(userId);
      const hash = account?.password;
      if (!hash || !(await passwordHashing.verify({ hash, password }))) throw new Fault('password_wrong');
    },
    async endSessions(userId) {
      const { internalAdapter } = await auth.$context;
      await internalAdapter.deleteUserSessions(userId);
    },
    async remove(userId) {
      const { internalAdapter } = await auth.$context;
      await internalAdapter.deleteUser(userId);
    },
    async nameOf(userId) {
      const { internalAdapter } = await auth.$context;
      const user = await internalAdapter.findUserById(userId);
      return user ? givenName(user) : '';
    },
    async setLocale(userId, locale) {
      const { internalAdapter } = await auth.$context;
      await internalAdapter.updateUser(userId, { locale });
    },
    async first() {
      const { internalAdapter } = await auth.$context;
      const [user] = await internalAdapter.listUsers(1, 0, { field: 'createdAt', direction: 'asc' });
      return user && { id: user.id };
    },
    async openSession(userId, headers) {
      const response = await auth.api.openOwnSession({ body: { userId }, headers, asResponse: true });
      if (!response.ok) throw new Fault('unavailable');
      return response.headers.getSetCookie();
    },
  };
}
