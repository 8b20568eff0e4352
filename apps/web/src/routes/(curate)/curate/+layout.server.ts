import { mustBeSignedIn } from '#server/signed-in.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals, url }) => {
  mustBeSignedIn(locals.caller, url);
  return { user: locals.caller.user, locale: locals.locale };
};
