import { mayTryDesk } from '#server/signed-in.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
  const { services, caller, locale } = locals;
  mayTryDesk(caller, url);
  const view = await services.deskView(caller, params.id);
  const { desk: stage } = await services.stage(view.workshop.id);
  return { view, stage, template: await services.templateOf(view.workshop.id, locale) };
};
