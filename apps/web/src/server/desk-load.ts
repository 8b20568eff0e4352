import type { ServerLoadEvent } from '@sveltejs/kit';
import { mayTryDesk } from './signed-in.ts';

/** What every page of one workshop's desk begins with: who is there, where it is, what it is written with. */
export async function loadDesk({ locals, url }: Pick<ServerLoadEvent, 'locals' | 'url'>, workshopId: string) {
  const { services, caller, locale } = locals;
  mayTryDesk(caller, url);
  const view = await services.deskView(caller, workshopId);
  const { desk: stage } = await services.stage(view.workshop.id);
  return { view, stage, template: await services.templateOf(view.workshop.id, locale) };
}
