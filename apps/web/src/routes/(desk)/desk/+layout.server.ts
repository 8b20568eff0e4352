import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => ({
  user: locals.caller.user && { name: locals.caller.user.name },
  locale: locals.locale,
});
