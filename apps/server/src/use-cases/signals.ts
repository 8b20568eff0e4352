import { callsForHelp, raisedHands, type Repositories } from '@uskalla/domain';
import { createHeldReadings } from '../held-readings.ts';
import { changesSignals, type WorkshopEvents } from '../live/workshop-events.ts';

/** What people say to the desk without a word, the longest ago first. */
export type Signals = Readonly<{
  /** Participants. */
  hands: readonly string[];
  /** Tables. */
  help: readonly string[];
}>;

export type WorkshopSignals = Readonly<{ of(workshopId: string): Promise<Signals> }>;

/** Read once for all screens, and again where a hand or a call may have changed. */
export function createWorkshopSignals(
  { contributions }: Pick<Repositories, 'contributions'>,
  events: WorkshopEvents,
  onDoubt: (listener: () => void) => void,
): WorkshopSignals {
  const held = createHeldReadings(async (workshopId): Promise<Signals> => {
    const givers = await contributions.givers(workshopId, [raisedHands, callsForHelp]);
    return { hands: givers.get(raisedHands) ?? [], help: givers.get(callsForHelp) ?? [] };
  });
  onDoubt(() => held.allStale());
  events.onChanged((workshopId, audience) => {
    if (changesSignals(audience)) held.stale(workshopId);
  });
  return { of: (workshopId) => held.of(workshopId) };
}
