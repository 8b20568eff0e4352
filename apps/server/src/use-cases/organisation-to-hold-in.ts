import type { Caller } from '@uskalla/contracts';
import { assertCan } from '@uskalla/domain';
import type { Parts } from './parts.ts';

/**
 * The organisation in whose name the caller opens a workshop: the one they chose, or the first of theirs.
 * @throws Fault `not_signed_in`; `not_allowed` where they are no member of it, or of any
 */
export async function organisationToHoldIn(parts: Parts, caller: Caller, chosen: string | undefined): Promise<string> {
  const actor = await parts.callers.actorOf(caller);
  const organisationId = chosen ?? actor.memberships.organisations[0]?.id ?? null;
  assertCan(actor, 'workshop.create', { organisationId });
  return organisationId ?? '';
}
