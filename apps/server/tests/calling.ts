import { createOTP } from '@better-auth/utils/otp';
import type { Caller } from '@uskalla/contracts';
import { admin, facilitator, type Running, type Visitor } from './running.ts';

// Use cases that only pages ask for are asked as they ask: with the headers of a visitor's request.

export const headersOf = (running: Running, visitor: Visitor): Headers =>
  new Headers({
    host: new URL(running.url).host,
    'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    'x-uskalla-address': '192.0.2.1',
    ...(visitor.cookies.size > 0 && { cookie: visitor.cookieHeader }),
  });

export const callerOf = (running: Running, visitor: Visitor): Promise<Caller> =>
  running.composition.services.identify({
    headers: headersOf(running, visitor),
    address: '192.0.2.1',
    secure: false,
  });

/** The code of the fault that something ends with, or `ok`. */
export const codeOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'ok',
    (error: unknown) => (error as { code: string }).code,
  );

/** Cookies as a page would set them. */
export function keep(visitor: Visitor, cookies: readonly { name: string; value: string }[]): void {
  for (const { name, value } of cookies) {
    if (value === '') visitor.cookies.delete(name);
    else visitor.cookies.set(name, encodeURIComponent(value));
  }
}

/** The first account, which owns the organisation that runs the service, with a second factor. Once a server. */
export async function strongOwner(running: Running): Promise<Visitor> {
  const visitor = await facilitator(running);
  await takeSecondFactor(running, visitor, admin.password);
  return visitor;
}

/** Sets up an authenticator app for whoever is signed in; this session is one with a second factor from then on. */
export async function takeSecondFactor(running: Running, visitor: Visitor, password: string): Promise<void> {
  const { accounts } = running.composition.services;
  const caller = await callerOf(running, visitor);
  const { setUp } = await accounts.beginSecondFactor(caller, password, headersOf(running, visitor));
  const code = await createOTP(base32(setUp.secret)).totp();
  keep(visitor, await accounts.confirmSecondFactor(caller, code, headersOf(running, visitor)));
}

/** The secret as an app reads it (RFC 4648), as the text it was made of. */
export function base32(encoded: string): string {
  const bits = [...encoded.replaceAll('=', '')]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  return (bits.match(/.{8}/g) ?? []).map((byte) => String.fromCharCode(Number.parseInt(byte, 2))).join('');
}
