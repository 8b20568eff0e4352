import type { Workshop } from '@uskalla/domain';
import type { Parts } from './parts.ts';
import { pseudonymIn } from './pseudonym.ts';

/**
 * Somebody left or was taken out: the dots, answers, words and questions they gave go with them, and their hand goes
 * down. So nobody votes twice by leaving and coming again.
 */
export async function forgetGiven(parts: Parts, workshop: Workshop, participantId: string): Promise<void> {
  const { state } = await parts.liveStates.of(workshop);
  await parts.repositories.contributions.removeBy(workshop.id, [
    ...state.agenda.map(({ id }) => pseudonymIn(parts, workshop.id, id, participantId)),
    participantId,
  ]);
}
