import { paths } from '@uskalla/contracts/wire';
import { redirect } from '@sveltejs/kit';
import { formOf } from '#server/form-of.ts';
import { problemOf, textOf } from '#server/form-problem.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: async ({ request, locals }) => {
    const form = await formOf(request);
    const token = textOf(form, 'token').slice(0, 200);
    // Refused, it is tried again with the same link.
    const problem = await problemOf(locals.locale, { token }, () =>
      locals.services.accounts.setPasswordByLink(token, textOf(form, 'password').slice(0, 1_000), request.headers),
    );
    return problem ?? redirect(303, `${paths.deskSignIn()}?new-password`);
  },
};
