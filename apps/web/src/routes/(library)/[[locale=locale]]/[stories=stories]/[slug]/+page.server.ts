import { paths, storiesSegment } from '@uskalla/contracts/wire';
import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  const { locale } = await parent();
  if (params.stories !== storiesSegment[locale]) redirect(301, paths.story(locale, params.slug));
  const { services, caller } = locals;
  return { story: await services.story({ ...caller, locale }, params.slug) };
};
