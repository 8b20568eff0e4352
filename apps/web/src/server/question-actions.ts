import { redirect, type RequestEvent } from '@sveltejs/kit';
import { formOf } from './form-of.ts';
import { problemOf, textOf } from './form-problem.ts';

/** The two things done with a reader's question, on whichever desk it waits. */
export function questionActions(then: () => string) {
  const act = async (
    { request, locals }: Pick<RequestEvent, 'request' | 'locals'>,
    what: (form: FormData) => Promise<void>,
  ) => {
    const form = await formOf(request);
    const given = { about: textOf(form, 'id'), typed: { answer: textOf(form, 'answer') } };
    return (await problemOf(locals.locale, given, () => what(form))) ?? redirect(303, then());
  };
  return {
    answer: (event: Pick<RequestEvent, 'request' | 'locals'>) =>
      act(event, (form) => {
        const { services, caller } = event.locals;
        return services.answerQuestion(caller, { id: textOf(form, 'id'), answer: textOf(form, 'answer') });
      }),
    decline: (event: Pick<RequestEvent, 'request' | 'locals'>) =>
      act(event, (form) => event.locals.services.declineQuestion(event.locals.caller, textOf(form, 'id'))),
  };
}
