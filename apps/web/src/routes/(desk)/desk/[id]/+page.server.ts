import { loadDesk } from '#server/desk-load.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => loadDesk(event, event.params.id);
