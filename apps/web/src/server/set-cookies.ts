import type { CookieToSet } from '@uskalla/contracts';
import type { Cookies } from '@sveltejs/kit';

export function setCookies(cookies: Cookies, given: readonly CookieToSet[]): void {
  for (const { name, value, options } of given) cookies.set(name, value, options);
}
