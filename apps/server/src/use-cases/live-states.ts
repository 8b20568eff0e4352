import {
  defaultAgendaId,
  newLiveState,
  readyAgendas,
  type LiveState,
  type Repositories,
  type VersionedState,
  type Workshop,
} from '@uskalla/domain';
import { createHeldReadings } from '../held-readings.ts';
import { versionIn, type WorkshopEvents } from '../live/workshop-events.ts';

/** How workshops are being steered: read once for all who ask, and changed one version after another. */
export type LiveStates = Readonly<{
  of(workshop: Workshop): Promise<VersionedState>;
  /** With the workshop, as the database has them now. */
  withWorkshop(workshopId: string): Promise<{ workshop: Workshop; current: VersionedState } | undefined>;
  /**
   * Puts what `change` makes of the state in its place, and tells of it. Where another change was quicker, here or at
   * another process, it is made anew of what that one left; so `change` is pure.
   * Where it gives back the very state it got, nothing is changed. What it throws undoes it. Neither is believed of what
   * is known: the state as it is now decides.
   * @param known the state as the caller has it
   */
  change(
    workshop: Workshop,
    known: VersionedState,
    change: (state: LiveState) => LiveState,
  ): Promise<VersionedState & Readonly<{ isChanged: boolean }>>;
}>;

export function createLiveStates(
  repositories: Pick<Repositories, 'liveStates'>,
  events: WorkshopEvents,
  onDoubt: (listener: () => void) => void,
): LiveStates {
  const { liveStates } = repositories;
  const held = createHeldReadings((workshopId: string) => liveStates.get(workshopId));
  // Changes at other processes may have gone unheard: nothing that was read is believed.
  onDoubt(() => held.allStale());
  events.onChanged((workshopId, audience) => {
    if ((held.last(workshopId)?.version ?? 0) < (versionIn(audience) ?? 0)) held.stale(workshopId);
  });

  return {
    of: async (workshop) => (await held.of(workshop.id)) ?? beginning(workshop),
    async withWorkshop(workshopId) {
      const read = await liveStates.withWorkshop(workshopId);
      return read && { workshop: read.workshop, current: read.current ?? beginning(read.workshop) };
    },
    async change(workshop, known, change) {
      const read = async () => (await liveStates.get(workshop.id)) ?? beginning(workshop);
      for (let before = goesThrough(known.state, change) ? known : await read(); ; before = await read()) {
        const state = change(before.state);
        if (state === before.state) return { ...before, isChanged: false };
        if (!(await liveStates.replace(workshop.id, before.version, state))) continue;
        const version = before.version + 1;
        // Of two changes the later one may be told of first.
        if ((held.last(workshop.id)?.version ?? 0) < version) held.put(workshop.id, { version, state });
        events.changed(workshop.id, { version });
        return { version, state, isChanged: true };
      }
    },
  };
}

/** Whether it changes anything; a refusal may be one of a state that is not so any more. */
function goesThrough(state: LiveState, change: (state: LiveState) => LiveState): boolean {
  try {
    return change(state) !== state;
  } catch {
    return false;
  }
}

/** How a workshop begins that was made before there were agendas. */
const beginning = (workshop: Workshop): VersionedState => ({
  version: 0,
  state: newLiveState(readyAgendas[defaultAgendaId], workshop.createdAt.getTime()),
});
