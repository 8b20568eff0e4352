import { Fault } from '@uskalla/domain';
import { countryView, regionView } from '#library/map/map-view.ts';
import { mustBeInLanguage } from '#server/right-address.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
  const { locale } = await parent();
  mustBeInLanguage(url, locale);
  const places = await locals.services.libraryPlaces();
  if (params.region === undefined) return { country: countryView(places, locale) };
  const region = regionView(places, params.region, locale);
  if (!region) throw new Fault('not_found');
  return { region };
};
