import { deskAction } from '#server/desk-action.ts';
import { textOf } from '#server/form-problem.ts';
import { mustBeSignedIn } from '#server/signed-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  mustBeSignedIn(locals.caller, url);
  return { feedback: await locals.services.notices.feedback(locals.caller) };
};

export const actions: Actions = {
  answer: deskAction('answer', ({ locals: { services, caller } }, text, form) =>
    services.notices.answerFeedback(caller, { id: text('id'), answer: textOf(form, 'answer').slice(0, 20_000) }),
  ),
};
