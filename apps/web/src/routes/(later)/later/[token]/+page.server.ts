import { paths } from '@uskalla/contracts/wire';
import { outcomes, type Outcome } from '@uskalla/domain';
import { redirect } from '@sveltejs/kit';
import { formOf } from '#server/form-of.ts';
import { problemOf, textOf } from '#server/form-problem.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
  // The link is all that is needed to answer: no cache and no index keeps it.
  setHeaders({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
  const asked = await locals.services.followUp(params.token);
  return { asked, locale: locals.locale, isDone: url.searchParams.has('done') };
};

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const { services, locale } = locals;
    const form = await formOf(request);
    const chosen = textOf(form, 'outcome');
    const text = textOf(form, 'text').slice(0, 1200);
    const outcome: Outcome = outcomes.find((known) => known === chosen) ?? 'unknown';
    const problem = await problemOf(locale, { text, outcome }, () =>
      services.answerFollowUp(params.token, { outcome, text }),
    );
    return problem ?? redirect(303, `${paths.followUp(params.token)}?done`);
  },
};
