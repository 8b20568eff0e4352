import { mustBeSignedIn } from '#server/signed-in.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  mustBeSignedIn(locals.caller, url);
  const before = url.searchParams.get('before') ?? undefined;
  return { log: await locals.services.organisations.serviceLog(locals.caller, before) };
};
