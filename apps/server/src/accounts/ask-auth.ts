import type { CookieToSet } from '@uskalla/contracts';
import type { Addresses } from '../addresses.ts';
import type { Locale } from '@uskalla/domain';
import { addressHeader, faultOf, localeHeader, type BetterAuth } from './auth.ts';
import { parseSetCookies } from './set-cookies.ts';

export type AuthAnswer<T> = Readonly<{ body: T; cookies: readonly CookieToSet[] }>;

/**
 * Asks an endpoint of better-auth as the browser would whose headers these are, so that its limits on guessing hold here too.
 * @throws Fault, as `faultOf` names what better-auth refuses with
 */
export type AskAuth = <T = unknown>(
  method: 'GET' | 'POST',
  path: string,
  body: object | null,
  headers: Headers,
  /** Of a letter that it may write. */
  locale?: Locale,
) => Promise<AuthAnswer<T>>;

/** What of a request better-auth is told. */
const passedOn = ['cookie', 'host', 'user-agent', addressHeader] as const;

export function createAskAuth(auth: BetterAuth, addresses: Addresses, origin: string | null): AskAuth {
  return async (method, path, body, headers, locale) => {
    const own = origin ?? addresses.originOf(headers.get('host') ?? undefined, false) ?? 'http://localhost';
    const asked = new Headers({ origin: own, ...(body && { 'content-type': 'application/json' }) });
    if (locale !== undefined) asked.set(localeHeader, locale);
    for (const name of passedOn) {
      const value = headers.get(name);
      if (value !== null) asked.set(name, value);
    }
    const request = new Request(`${own}/api/auth${path}`, {
      method,
      headers: asked,
      ...(body && { body: JSON.stringify(body) }),
    });
    const response = await auth.handler(request);
    const cookies = parseSetCookies(response.headers.getSetCookie());
    // Sent elsewhere, as a link that is used up is, it says no more than its cookies do.
    const text = await response.text();
    const told = (text === '' ? {} : JSON.parse(text)) as { code?: string } | null;
    if (response.status >= 400) throw faultOf(response.status, told?.code);
    return { body: told as never, cookies };
  };
}
