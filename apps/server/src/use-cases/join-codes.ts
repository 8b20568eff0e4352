import { Fault, faultCodeOf, type Repositories, type Workshop } from '@uskalla/domain';
import { createHeldReadings } from '../held-readings.ts';
import type { WorkshopEvents } from '../live/workshop-events.ts';

/** Workshops by the codes people join with, read once for a room that comes all at once. */
export type JoinCodes = Readonly<{
  /** The workshop whose code it is now. */
  workshop(code: string): Promise<Workshop | undefined>;
  /** Also by a code that was given up since: who has a seat finds back to it. */
  workshopEver(code: string): Promise<Workshop | undefined>;
}>;

export function createJoinCodes(
  { workshops }: Pick<Repositories, 'workshops'>,
  events: WorkshopEvents,
  onDoubt: (listener: () => void) => void,
): JoinCodes {
  const held = createHeldReadings(async (code) => {
    const workshop = (await workshops.byCode(code)) ?? (await workshops.byFormerCode(code));
    // Thrown, it is not held: what is nobody's code may be somebody's the next moment, and of those there are millions.
    if (!workshop) throw new Fault('code_unknown');
    return workshop;
  });
  onDoubt(() => held.allStale());
  events.onChanged((_workshopId, audience) => {
    if (audience === 'everybody') held.allStale();
  });
  const workshopEver = (code: string) =>
    held.of(code).catch((error: unknown) => {
      if (faultCodeOf(error) === 'code_unknown') return undefined;
      throw error;
    });
  return {
    async workshop(code) {
      const workshop = await workshopEver(code);
      return workshop?.code === code ? workshop : undefined;
    },
    workshopEver,
  };
}
