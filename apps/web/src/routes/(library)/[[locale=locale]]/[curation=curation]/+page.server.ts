import { mustBeInLanguage } from '#server/right-address.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, parent }) => {
  const { locale } = await parent();
  mustBeInLanguage(url, locale);
  return { log: await locals.services.curationLog(url.searchParams.get('before') ?? undefined) };
};
