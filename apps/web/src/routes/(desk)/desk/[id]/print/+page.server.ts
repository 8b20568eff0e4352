import { mayTryDesk } from '#server/signed-in.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals, url }) => {
  const { services, caller } = locals;
  mayTryDesk(caller, url);
  const [view, record] = await Promise.all([
    services.deskView(caller, params.id),
    services.workshopRecord(caller, params.id),
  ]);
  return { joinUrl: view.joinUrl, home: caller.baseUrl, record };
};
