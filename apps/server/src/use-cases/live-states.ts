import {
  defaultAgendaId,
  newLiveState,
  readyAgendas,
  type LiveState,
  type VersionedState,
  type Workshop,
} from '@uskalla/domain';
import type { Parts } from './parts.ts';

/** How a workshop begins that was made before there were agendas. */
export const firstState = (workshop: Workshop): LiveState =>
  newLiveState(readyAgendas[defaultAgendaId], workshop.createdAt.getTime());

/** How a workshop is being steered now. */
export async function liveStateOf(parts: Pick<Parts, 'repositories'>, workshop: Workshop): Promise<VersionedState> {
  return (await parts.repositories.liveStates.get(workshop.id)) ?? { version: 0, state: firstState(workshop) };
}
