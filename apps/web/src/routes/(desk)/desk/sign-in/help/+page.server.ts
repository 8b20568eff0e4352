import type { RequestEvent } from '@sveltejs/kit';
import { formOf } from '#server/form-of.ts';
import { problemOf, textOf } from '#server/form-problem.ts';
import type { Actions } from './$types';

type Mailing = 'mailSignInLink' | 'mailNewPasswordLink';

const mail =
  (what: Mailing) =>
  async ({ request, locals }: RequestEvent) => {
    const email = textOf(await formOf(request), 'email').slice(0, 320);
    const { accounts } = locals.services;
    const problem = await problemOf(locals.locale, { email, sent: false }, () =>
      accounts[what](locals.caller, email, request.headers),
    );
    return problem ?? { email, sent: true, problem: undefined };
  };

export const actions: Actions = { link: mail('mailSignInLink'), password: mail('mailNewPasswordLink') };
