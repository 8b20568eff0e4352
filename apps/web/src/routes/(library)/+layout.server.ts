import { isLocale, baseLocale } from '@uskalla/domain';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ params, locals }) => {
  const locale = isLocale(params.locale) ? params.locale : baseLocale;
  return { locale, baseUrl: locals.caller.baseUrl, signedIn: locals.caller.user !== null };
};
