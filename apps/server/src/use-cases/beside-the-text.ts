import type { BesideText, Caller } from '@uskalla/contracts';
import { can } from '@uskalla/domain';
import { workshopById, type Parts } from './parts.ts';
import { ownLink } from './tellers.ts';

/**
 * What stands beside the text of somebody who writes in a workshop: the story it was begun from, to be read on the way, and whether
 * they steer it themselves.
 */
export async function besideText(parts: Parts, caller: Caller, workshopId: string): Promise<BesideText> {
  const { repositories, callers } = parts;
  const workshop = await workshopById(repositories, workshopId);
  const [[origin], actor] = await Promise.all([
    repositories.storyLife.summaries(workshop.begunFrom === null ? [] : [workshop.begunFrom]),
    callers.actorIn(caller, workshop),
  ]);
  return {
    origin: origin ? { slug: origin.slug, title: origin.title, language: origin.language } : null,
    ownUrl: actor.seat ? ownLink(parts, caller, actor.seat.participantId) : null,
    steers: can(actor, 'workshop.steer', { workshop }),
  };
}
