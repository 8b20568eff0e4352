import { cookieNames } from '@uskalla/contracts/wire';
import { isLocale } from '@uskalla/domain';
import { redirect } from '@sveltejs/kit';
import { formOf } from '#server/form-of.ts';
import type { RequestHandler } from './$types';

const oneYear = 365 * 24 * 60 * 60;

/** Remembers the language somebody chose, and goes back to the page they chose it on. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
  const form = await formOf(request);
  const locale = form.get('locale');
  if (isLocale(locale)) {
    cookies.set(cookieNames.locale, locale, {
      path: '/',
      maxAge: oneYear,
      sameSite: 'lax',
      httpOnly: true,
      secure: url.protocol === 'https:',
    });
  }
  redirect(303, ownPath(form.get('next'), url));
};

/** Only a path of this site: anything else would be an open redirect. */
function ownPath(next: unknown, here: URL): string {
  const target = typeof next === 'string' ? URL.parse(next, here) : null;
  return target?.origin === here.origin ? target.pathname.replace(/^\/+/, '/') + target.search : '/';
}
