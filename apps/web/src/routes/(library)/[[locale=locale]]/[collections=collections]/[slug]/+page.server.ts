import { mustBeInLanguage } from '#server/right-address.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, parent }) => {
  const { locale } = await parent();
  mustBeInLanguage(url, locale);
  return { collection: await locals.services.collection(locals.caller, params.slug) };
};
