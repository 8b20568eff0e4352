import { paths } from '@uskalla/contracts/wire';
import { faultCodeOf, faultContextOf, faultStatus } from '@uskalla/domain';
import { faultMessage } from '@uskalla/messages/faults';
import * as m from '@uskalla/messages';
import { fail, redirect } from '@sveltejs/kit';
import { formOf } from '#server/form-of.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
  if (locals.caller.user) redirect(303, nextPath(url));
};

export const actions: Actions = {
  default: async ({ request, locals, cookies, url }) => {
    const form = await formOf(request);
    const email = String(form.get('email') ?? '');
    const password = String(form.get('password') ?? '');
    try {
      for (const { name, value, options } of await locals.services.signIn({ email, password }, request.headers)) {
        cookies.set(name, value, options);
      }
    } catch (error) {
      const code = faultCodeOf(error);
      if (code === undefined) throw error;
      const problem =
        code === 'not_signed_in' ? m.desk_sign_in_failed() : faultMessage(code, faultContextOf(error), locals.locale);
      return fail(faultStatus[code], { email: email.slice(0, 320), problem });
    }
    redirect(303, nextPath(url));
  },
};

/** Only a page of the desk, or of the ambassadors’; anything else would be an open redirect. */
function nextPath(url: URL): string {
  const next = url.searchParams.get('next') ?? '';
  return /^\/(desk|curate)(\/[\w-]+)*(\?[\w=&%-]*)?$/.test(next) ? next : paths.desk();
}
