import { paths } from '@uskalla/contracts/wire';
import { redirect } from '@sveltejs/kit';
import { formOf } from '#server/form-of.ts';
import { problemOf, textOf } from '#server/form-problem.ts';
import { setCookies } from '#server/set-cookies.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => ({ email: locals.caller.user?.email });

export const actions: Actions = {
  /** What the link is to; its secret came in the fragment, and goes on from form to form. */
  open: async ({ request, locals }) => {
    const token = textOf(await formOf(request), 'token').slice(0, 200);
    const nothing = { token: '', invitation: undefined, name: '' };
    let opened;
    const problem = await problemOf(locals.locale, nothing, async () => {
      opened = await locals.services.accounts.invitation(token);
    });
    return problem ?? { token, invitation: opened, name: '', problem: undefined };
  },
  take: async ({ request, locals, cookies }) => {
    const form = await formOf(request);
    const token = textOf(form, 'token').slice(0, 200);
    const { services, caller, locale } = locals;
    const name = textOf(form, 'name').slice(0, 200);
    const account = caller.user === null ? { name, password: textOf(form, 'password').slice(0, 200) } : null;
    const opened = await services.accounts.invitation(token).catch(() => undefined);
    const problem = await problemOf(locale, { token, invitation: opened, name }, async () => {
      setCookies(cookies, await services.accounts.acceptInvitation(caller, token, account, request.headers));
    });
    return problem ?? redirect(303, paths.desk());
  },
};
