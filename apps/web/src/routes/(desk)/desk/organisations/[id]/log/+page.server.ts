import { mustBeSignedIn } from '#server/signed-in.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, params }) => {
  const { services, caller } = locals;
  mustBeSignedIn(caller, url);
  const before = url.searchParams.get('before') ?? undefined;
  const [organisation, log] = await Promise.all([
    services.organisations.organisation(caller, params.id),
    services.organisations.log(caller, params.id, before),
  ]);
  return { name: organisation.name, id: organisation.id, log };
};
