import { paths } from '@uskalla/contracts/wire';
import { municipalityName } from '@uskalla/places';
import { redirect } from '@sveltejs/kit';
import { questionActions } from '#server/question-actions.ts';
import { setCookies } from '#server/set-cookies.ts';
import { mustBeSignedIn } from '#server/signed-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { services, caller, locale } = locals;
  mustBeSignedIn(caller, url);
  const [workshops, tending, memberships] = await Promise.all([
    services.listWorkshops(caller),
    services.tending(caller),
    services.memberships(caller),
  ]);
  return {
    tending,
    isAmbassador: memberships.isAmbassador,
    isOperator: memberships.isOperator,
    mayHold: memberships.organisations.length > 0,
    workshops: workshops.map((workshop) => ({ ...workshop, place: municipalityName(workshop.municipality, locale) })),
  };
};

export const actions: Actions = {
  ...questionActions(() => paths.desk()),
  signout: async ({ locals, request, cookies }) => {
    setCookies(cookies, await locals.services.accounts.signOut(request.headers));
    redirect(303, paths.deskSignIn());
  },
};
