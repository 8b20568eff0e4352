import type { FollowUpView } from '@uskalla/contracts';
import { faultCodeOf, outcomes, type Outcome } from '@uskalla/domain';
import type { RequestEvent } from '@sveltejs/kit';
import { formOf } from '#server/form-of.ts';
import { problemOf, textOf } from '#server/form-problem.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, setHeaders }) => {
  // The link is all that is needed to answer: no cache and no index keeps it.
  setHeaders({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
  return { locale: locals.locale };
};

/** By the link's secret, which goes on from form to form. What was typed and refused is shown again, with what it was about. */
async function read({ request, locals }: RequestEvent) {
  const form = await formOf(request);
  const token = textOf(form, 'token').slice(0, 300);
  const chosen = textOf(form, 'outcome');
  const outcome: Outcome = outcomes.find((known) => known === chosen) ?? 'unknown';
  const asked: FollowUpView | undefined = await locals.services.followUp(token).catch((error: unknown) => {
    if (faultCodeOf(error) === 'not_found') return undefined;
    throw error;
  });
  return { token, text: textOf(form, 'text').slice(0, 1200), outcome, asked, isDone: false };
}

export const actions: Actions = {
  open: async (event) => {
    const typed = await read(event);
    const { services, locale } = event.locals;
    return (await problemOf(locale, typed, () => services.followUp(typed.token))) ?? { ...typed, problem: undefined };
  },
  answer: async (event) => {
    const typed = await read(event);
    const { services, locale } = event.locals;
    const { token, outcome, text } = typed;
    const problem = await problemOf(locale, typed, () => services.answerFollowUp(token, { outcome, text }));
    return problem ?? { ...typed, asked: await services.followUp(token), isDone: true, problem: undefined };
  },
};
