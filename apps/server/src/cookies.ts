import { cookieNames } from '@uskalla/contracts/wire';
import type { CookieToSet } from '@uskalla/contracts';

/** A seat is found again for as long as a workshop's drafts are kept: 90 days. */
const seatAge = 90 * 24 * 60 * 60;
/** A projector shows one event; 30 days covers a series of them in one room. */
const wallAge = 30 * 24 * 60 * 60;

/** The values of a Cookie header by name; the first of a name wins. */
export function readCookies(header: string | null | undefined): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const part of (header ?? '').slice(0, 16_384).split(';')) {
    const equals = part.indexOf('=');
    if (equals < 1) continue;
    const name = part.slice(0, equals).trim();
    if (!cookies.has(name)) cookies.set(name, safeDecode(part.slice(equals + 1).trim()));
  }
  return cookies;
}

export function deviceCookie(value: string, secure: boolean): CookieToSet {
  return cookie(cookieNames.device, value, secure, seatAge);
}

export function wallCookie(value: string, secure: boolean): CookieToSet {
  return cookie(cookieNames.wall, value, secure, wallAge);
}

/** As long: whoever helps steer one of a series may help with the next. */
export function steerCookie(value: string, secure: boolean): CookieToSet {
  return cookie(cookieNames.steer, value, secure, wallAge);
}

/** For as long as somebody is likely to come by again. */
export function thankedCookie(value: string, secure: boolean): CookieToSet {
  return cookie(cookieNames.thanked, value, secure, 365 * 24 * 60 * 60);
}

function cookie(name: string, value: string, secure: boolean, maxAge: number): CookieToSet {
  return { name, value, options: { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge } };
}

function safeDecode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
