import { paths } from '@uskalla/contracts/wire';
import * as m from '@uskalla/messages';
import { redirect } from '@sveltejs/kit';
import { formOf } from '#server/form-of.ts';
import { problemOf, textOf } from '#server/form-problem.ts';
import { nextPath } from '#server/next-path.ts';
import { setCookies } from '#server/set-cookies.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  if (locals.caller.user) redirect(303, nextPath(url));
  return {
    ways: await locals.services.accounts.waysIn(locals.caller),
    next: nextPath(url),
    isNew: url.searchParams.has('new-password'),
    // A municipality's sign-in that failed comes back with its reason, which tells nobody anything.
    problem: url.searchParams.has('error') ? m.account_provider_failed() : undefined,
  };
};

export const actions: Actions = {
  password: async ({ request, locals, cookies, url }) => {
    const form = await formOf(request);
    const email = textOf(form, 'email').slice(0, 320);
    let asksForCode = false;
    const problem = await problemOf(locals.locale, { email }, async () => {
      const input = { email, password: textOf(form, 'password').slice(0, 1_000) };
      const signedIn = await locals.services.accounts.signIn(input, request.headers);
      setCookies(cookies, signedIn.cookies);
      ({ asksForCode } = signedIn);
    });
    if (problem) return problem;
    redirect(303, asksForCode ? `${paths.signInCode()}?next=${encodeURIComponent(nextPath(url))}` : nextPath(url));
  },
  provider: async ({ request, locals, cookies, url }) => {
    const form = await formOf(request);
    let there = '';
    const problem = await problemOf(locals.locale, { email: '' }, async () => {
      const answer = await locals.services.accounts.signInAt(textOf(form, 'provider'), nextPath(url), request.headers);
      setCookies(cookies, answer.cookies);
      there = answer.url;
    });
    return problem ?? redirect(303, there);
  },
};
