import { mustBeInLanguage } from '#server/right-address.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { locale } = await parent();
  mustBeInLanguage(url, locale);
  const { view, tables } = await locals.services.impact(locals.caller);
  return { view, tables };
};
