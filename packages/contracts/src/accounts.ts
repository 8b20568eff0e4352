import { isLocale, type Locale, type OrganisationRole } from '@uskalla/domain';
import { z } from 'zod';
import type { Caller, CookieToSet } from './services.ts';

// Fields are bounded here, and judged by the use cases: an account is told what is wrong with what it typed.
const Email = z.string().max(320);
const Password = z.string().max(200);

export const SignIn = z.object({ email: Email, password: Password });
export type SignIn = z.infer<typeof SignIn>;

/** A code of an authenticator app, or one of the recovery codes. */
export const SecondFactor = z.object({ code: z.string().max(40), remember: z.boolean().default(false) });
export type SecondFactor = z.infer<typeof SecondFactor>;

export const ChangeAccount = z.object({ name: z.string().max(400), locale: z.string().refine(isLocale) });
export type ChangeAccount = z.infer<typeof ChangeAccount>;

export const NewPassword = z.object({ current: Password, next: Password });
export type NewPassword = z.infer<typeof NewPassword>;

/** Name and password of an account that is made by taking an invitation. */
export const NewAccount = z.object({ name: z.string().max(200), password: Password });
export type NewAccount = z.infer<typeof NewAccount>;

/** How one may sign in here. */
export type WaysIn = Readonly<{
  /** Municipalities' own sign-in. */
  providers: readonly Readonly<{ id: string; name: string }>[];
  /** Keys work where the page is served securely, or from this very machine. */
  passkeys: boolean;
}>;

export type SignedIn = Readonly<{
  cookies: readonly CookieToSet[];
  /** The password was right, and the account asks for a code as well. */
  asksForCode: boolean;
}>;

export type SessionView = Readonly<{
  id: string;
  /** What it was opened with, as far as its browser says: "Firefox, Windows". */
  with: string;
  openedAt: string;
  usedAt: string;
  isThis: boolean;
}>;

export type PasskeyView = Readonly<{ id: string; name: string; addedAt: string | null }>;

export type AccountView = Readonly<{
  name: string;
  email: string;
  /** In which the service writes to them. */
  locale: Locale;
  hasPassword: boolean;
  hasSecondFactor: boolean;
  passkeys: readonly PasskeyView[];
  sessions: readonly SessionView[];
  organisations: readonly Readonly<{ id: string; name: string; role: OrganisationRole }>[];
}>;

/** What an authenticator app is set up with; shown once. */
export type SecondFactorSetUp = Readonly<{ uri: string; secret: string; recoveryCodes: readonly string[] }>;

export type InvitationView = Readonly<{
  email: string;
  organisation: string;
  role: OrganisationRole;
  /** Who sent it. */
  by: string;
  /** There is an account with this address already: it only has to sign in. */
  hasAccount: boolean;
}>;

/**
 * Accounts: who somebody is. What they may do is told by their memberships. Headers are those of the request, with its cookies.
 * Where it is said that a mail was sent, the answer is the same whether there is such an account or not.
 */
export interface AccountServices {
  waysIn(caller: Caller): Promise<WaysIn>;
  /** @throws sign_in_failed for a wrong address or password, too_many_requests */
  signIn(input: SignIn, headers: Headers): Promise<SignedIn>;
  /** @throws code_wrong, too_many_requests; sign_in_again where it took too long */
  signInByCode(input: SecondFactor, headers: Headers): Promise<readonly CookieToSet[]>;
  /** Mails a link that signs in, once. @throws too_many_requests */
  mailSignInLink(caller: Caller, email: string, headers: Headers): Promise<void>;
  /** @throws link_used */
  signInByLink(token: string, headers: Headers): Promise<readonly CookieToSet[]>;
  /** Where to send a browser to sign in at a municipality's own. @throws not_found */
  signInAt(provider: string, next: string, headers: Headers): Promise<{ url: string; cookies: readonly CookieToSet[] }>;
  signOut(headers: Headers): Promise<readonly CookieToSet[]>;
  /** Mails a link to choose a new password. @throws too_many_requests */
  mailNewPasswordLink(caller: Caller, email: string, headers: Headers): Promise<void>;
  /** Every session of the account ends. @throws link_used, password_too_short, password_common */
  setPasswordByLink(token: string, password: string, headers: Headers): Promise<void>;

  /** @throws not_signed_in, as the others here */
  account(caller: Caller, headers: Headers): Promise<AccountView>;
  /** The name, and the language in which the service writes to them. @throws name_needed, name_too_long */
  change(caller: Caller, input: ChangeAccount, headers: Headers): Promise<void>;
  /** The other sessions end, and this one is another. @throws password_wrong, password_too_short, password_common */
  changePassword(caller: Caller, input: NewPassword, headers: Headers): Promise<readonly CookieToSet[]>;
  /** @throws password_wrong */
  beginSecondFactor(
    caller: Caller,
    password: string,
    headers: Headers,
  ): Promise<{ setUp: SecondFactorSetUp; cookies: readonly CookieToSet[] }>;
  /** @throws code_wrong */
  confirmSecondFactor(caller: Caller, code: string, headers: Headers): Promise<readonly CookieToSet[]>;
  /** @throws password_wrong */
  endSecondFactor(caller: Caller, password: string, headers: Headers): Promise<readonly CookieToSet[]>;
  /** The old ones open nothing any more. @throws password_wrong */
  newRecoveryCodes(caller: Caller, password: string, headers: Headers): Promise<readonly string[]>;
  removePasskey(caller: Caller, id: string, headers: Headers): Promise<void>;
  endSession(caller: Caller, id: string, headers: Headers): Promise<void>;
  endOtherSessions(caller: Caller, headers: Headers): Promise<void>;

  /** What the link of an invitation opens. @throws link_used */
  invitation(token: string): Promise<InvitationView>;
  /**
   * Takes an invitation: by the account that is signed in, or by a new one.
   * @returns cookies of the new account's session
   * @throws link_used; not_signed_in where there is an account to sign in with; wrong_account for another one than was
   *   invited; name_needed, password_too_short, password_common
   */
  acceptInvitation(
    caller: Caller,
    token: string,
    account: NewAccount | null,
    headers: Headers,
  ): Promise<readonly CookieToSet[]>;
}
