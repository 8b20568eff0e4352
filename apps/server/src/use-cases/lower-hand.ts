import { raisedHands } from '@uskalla/domain';
import type { Parts } from './parts.ts';

/** Somebody left: the hand they raised goes down with them. */
export async function lowerHand(parts: Parts, workshopId: string, participantId: string): Promise<void> {
  await parts.repositories.contributions.change(workshopId, raisedHands, participantId, () => []);
}
