import { paths } from '@uskalla/contracts/wire';
import { municipalityName } from '@uskalla/places';
import { redirect } from '@sveltejs/kit';
import { questionActions } from '#server/question-actions.ts';
import { mustBeSignedIn } from '#server/signed-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { services, caller, locale } = locals;
  mustBeSignedIn(caller, url);
  const [workshops, tending, isAmbassador] = await Promise.all([
    services.listWorkshops(caller),
    services.tending(caller),
    services.isAmbassador(caller),
  ]);
  return {
    tending,
    isAmbassador,
    workshops: workshops.map((workshop) => ({ ...workshop, place: municipalityName(workshop.municipality, locale) })),
  };
};

export const actions: Actions = {
  ...questionActions(() => paths.desk()),
  signout: async ({ locals, request, cookies }) => {
    for (const { name, value, options } of await locals.services.signOut(request.headers)) {
      cookies.set(name, value, options);
    }
    redirect(303, paths.deskSignIn());
  },
};
