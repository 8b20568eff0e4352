import { paths } from '@uskalla/contracts/wire';
import { redirect } from '@sveltejs/kit';
import { formOf } from '#server/form-of.ts';
import { problemOf, textOf } from '#server/form-problem.ts';
import { setCookies } from '#server/set-cookies.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: async ({ request, locals, cookies }) => {
    const token = textOf(await formOf(request), 'token').slice(0, 200);
    const problem = await problemOf(locals.locale, {}, async () => {
      setCookies(cookies, await locals.services.accounts.signInByLink(token, request.headers));
    });
    return problem ?? redirect(303, paths.desk());
  },
};
