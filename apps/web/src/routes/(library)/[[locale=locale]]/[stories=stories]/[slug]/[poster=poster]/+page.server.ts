import { mustBeInLanguage } from '#server/right-address.ts';
import { orTombstone } from '#server/tombstone.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, parent }) => {
  const { locale } = await parent();
  mustBeInLanguage(url, locale);
  return { story: await orTombstone(locale, locals.services.story(locals.caller, params.slug)) };
};
