import { loadDesk } from '#server/desk-load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  ...(await loadDesk(event, event.params.id)),
  hasAccount: event.locals.caller.user !== null,
});
