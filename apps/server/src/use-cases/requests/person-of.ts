import type { Caller } from '@uskalla/contracts';
import { assertCan, Fault, type Participant, type Workshop } from '@uskalla/domain';
import { isUuid } from '../../uuid.ts';
import type { Parts } from '../parts.ts';
import { steeredBy } from '../steer-workshop.ts';

/** Somebody who took part in a workshop; without a seat any more, they are known by what they wrote. */
export type PersonOf = Readonly<{ id: string; workshop: Workshop; person: Participant | undefined }>;

/**
 * Whom a request is about, for whoever answers requests of that workshop.
 * @throws Fault `not_found`, also for somebody of another workshop; `not_allowed` for a co-facilitator
 */
export async function personOf(
  parts: Parts,
  caller: Caller,
  workshopId: string,
  participantId: string,
): Promise<PersonOf> {
  const { workshop, actor } = await steeredBy(parts, caller, workshopId);
  assertCan(actor, 'workshop.answer-requests', { workshop });
  return personIn(parts, workshop, participantId);
}

/** Somebody within a workshop. @throws Fault `not_found` */
export async function personIn(
  { repositories }: Pick<Parts, 'repositories'>,
  workshop: Workshop,
  id: string,
): Promise<PersonOf> {
  if (!isUuid(id) || (await repositories.erasure.workshopOf(id)) !== workshop.id) throw new Fault('not_found');
  return { id, workshop, person: await repositories.participants.byId(id) };
}
