import { redirect } from '@sveltejs/kit';
import { formOf } from '#server/form-of.ts';
import { problemOf, textOf } from '#server/form-problem.ts';
import { nextPath } from '#server/next-path.ts';
import { setCookies } from '#server/set-cookies.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
  if (locals.caller.user) redirect(303, nextPath(url));
  return { next: nextPath(url) };
};

export const actions: Actions = {
  default: async ({ request, locals, cookies, url }) => {
    const form = await formOf(request);
    const input = { code: textOf(form, 'code').slice(0, 40), remember: form.get('remember') === 'on' };
    const problem = await problemOf(locals.locale, {}, async () => {
      setCookies(cookies, await locals.services.accounts.signInByCode(input, request.headers));
    });
    return problem ?? redirect(303, nextPath(url));
  },
};
