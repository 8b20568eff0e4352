import { mustBeInLanguage } from '#server/right-address.ts';
import { orTombstone } from '#server/tombstone.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, parent }) => {
  const { locale } = await parent();
  mustBeInLanguage(url, locale);
  return { pair: await orTombstone(locale, locals.services.sideBySide(locals.caller, params.slug)) };
};
