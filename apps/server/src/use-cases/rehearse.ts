import { StartRehearsal, type Caller } from '@uskalla/contracts';
import type { Parts } from './parts.ts';
import { steeredWorkshop } from './steer-workshop.ts';

/**
 * Has simulated people come to a workshop, for whoever steers it.
 * @throws Fault `not_signed_in`, `not_found`; `not_now` where the workshop is none to rehearse in, `workshop_closed`
 */
export async function startRehearsal(
  parts: Parts,
  caller: Caller,
  workshopId: string,
  raw: StartRehearsal,
): Promise<void> {
  const { people } = StartRehearsal.parse(raw);
  const workshop = await steeredWorkshop(parts, caller, workshopId);
  parts.rehearsals.start(workshop, people);
}

/** Sends them away; what they wrote and gave stays. @throws Fault `not_signed_in`, `not_found` */
export async function stopRehearsal(parts: Parts, caller: Caller, workshopId: string): Promise<void> {
  const workshop = await steeredWorkshop(parts, caller, workshopId);
  await parts.rehearsals.stop(workshop.id);
}
