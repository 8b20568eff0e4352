import type { RequestEvent } from '@sveltejs/kit';
import { formOf } from '#server/form-of.ts';
import { problemOf, textOf } from '#server/form-problem.ts';
import { placeChosen } from '#server/place-chosen.ts';
import { mustBeSignedIn } from '#server/signed-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  mustBeSignedIn(locals.caller, url);
  return { service: await locals.services.organisations.service(locals.caller) };
};

/** One thing that the operator does, told beside the part of the page that asked for it. */
const action =
  (about: string, act: (event: RequestEvent, text: (name: string) => string, form: FormData) => Promise<void>) =>
  async (event: RequestEvent) => {
    mustBeSignedIn(event.locals.caller, event.url);
    const form = await formOf(event.request);
    const text = (name: string) => textOf(form, name).slice(0, 1_000);
    const typed = { about, name: text('name'), email: text('email'), place: placeChosen(form) };
    const problem = await problemOf(event.locals.locale, { ...typed, done: false }, () => act(event, text, form));
    return problem ?? { ...typed, done: true, problem: undefined };
  };

export const actions: Actions = {
  organisation: action('organisation', async ({ locals: { services, caller } }, text, form) => {
    const place = placeChosen(form);
    await services.organisations.addOrganisation(caller, {
      name: text('name').slice(0, 400),
      municipality: place.code || (place.name.trim() === '' ? '' : '?'),
      owner: text('email').slice(0, 320),
    });
  }),
  ambassador: action('ambassador', ({ locals: { services, caller } }, text) =>
    services.organisations.nameAmbassador(caller, text('email').slice(0, 320)),
  ),
  end: action('ambassador', ({ locals: { services, caller } }, text) =>
    services.organisations.endAmbassador(caller, text('id')),
  ),
};
