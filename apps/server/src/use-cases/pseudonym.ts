import type { Parts } from './parts.ts';

/** What one person is called in one activity of a workshop; another name in each, so that what they gave can't be joined. */
export function pseudonymIn(
  parts: Pick<Parts, 'signer'>,
  workshopId: string,
  activity: string,
  participantId: string,
): string {
  return parts.signer.pseudonym(`given:${workshopId}:${activity}`, participantId);
}
