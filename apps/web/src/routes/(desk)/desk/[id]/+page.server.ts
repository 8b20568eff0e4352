import { mustBeSignedIn } from '#server/signed-in.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
  const { services, caller, locale } = locals;
  mustBeSignedIn(caller, url);
  const view = await services.deskView(caller, params.id);
  return { view, template: await services.templateOf(view.workshop.id, locale) };
};
