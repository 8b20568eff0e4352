import { impactSegment, paths } from '@uskalla/contracts/wire';
import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  const { locale } = await parent();
  if (params.impact !== impactSegment[locale]) redirect(301, paths.impact(locale));
  const { view, tables } = await locals.services.impact({ ...locals.caller, locale });
  return { view, tables };
};
