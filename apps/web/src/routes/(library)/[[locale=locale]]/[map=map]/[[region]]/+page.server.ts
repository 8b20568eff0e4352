import { mapSegment, paths } from '@uskalla/contracts/wire';
import { Fault } from '@uskalla/domain';
import { redirect } from '@sveltejs/kit';
import { countryView, regionView } from '#library/map/map-view.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
  const { locale } = await parent();
  if (params.map !== mapSegment[locale]) redirect(301, paths.map(locale, params.region));
  const places = await locals.services.libraryPlaces();
  if (params.region === undefined) return { country: countryView(places, locale) };
  const region = regionView(places, params.region, locale);
  if (!region) throw new Fault('not_found');
  return { region };
};
