import { deskAction } from '#server/desk-action.ts';
import { codeChosen } from '#server/place-chosen.ts';
import { mustBeSignedIn } from '#server/signed-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  mustBeSignedIn(locals.caller, url);
  return { service: await locals.services.organisations.service(locals.caller) };
};

export const actions: Actions = {
  organisation: deskAction('organisation', async ({ locals: { services, caller } }, text, form) => {
    await services.organisations.addOrganisation(caller, {
      name: text('name').slice(0, 400),
      municipality: codeChosen(form),
      owner: text('email').slice(0, 320),
    });
  }),
  ambassador: deskAction('ambassador', ({ locals: { services, caller } }, text) =>
    services.organisations.nameAmbassador(caller, text('email').slice(0, 320)),
  ),
  end: deskAction('ambassador', ({ locals: { services, caller } }, text) =>
    services.organisations.endAmbassador(caller, text('id')),
  ),
  signOut: deskAction('sign-out', ({ locals: { services, caller } }, text) =>
    services.organisations.signOut(caller, text('email').slice(0, 320)),
  ),
};
