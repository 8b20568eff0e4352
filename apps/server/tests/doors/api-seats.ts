import { api } from '../matrix/api-door.ts';
import type { Asking, Door } from '../matrix/door.ts';
import { asSeat, asSteered } from '../matrix/refusals.ts';
import { sitDown } from '../matrix/settle.ts';

const byCode = { workshop: ({ code }: { code: string }) => code };
const steers = { guard: { action: 'workshop.steer' }, refusal: asSteered, where: 'sandbox' } as const;
const takesPart = { guard: { action: 'workshop.take-part' }, refusal: asSeat, at: byCode } as const;

/** Seats and the people on them, over the API. */
export const seatDoors: readonly Door[] = [
  joined(),
  api('PATCH /workshops/:workshop/participants/me', {
    ...takesPart,
    where: 'states',
    allowed: '204',
    asks: 'changeSeat',
    body: () => ({}),
  }),
  api('DELETE /workshops/:workshop/participants/me', {
    ...takesPart,
    where: 'sandbox',
    allowed: '204',
    asks: 'leaveSeat',
    by: 'another browser',
  }),
  api('PATCH /workshops/:workshop/participants/:participant', {
    ...steers,
    allowed: '204',
    asks: 'changePerson',
    body: () => ({ isNameHeld: false }),
  }),
  api('POST /workshops/:workshop/participants/:participant/readmit', {
    ...steers,
    at: { participant: ({ removed }) => removed },
    allowed: '204',
    asks: 'readmitPerson',
    restore: ({ world, place }) =>
      world
        .hostOf(place)
        .visitor.json('DELETE', `/api/v1/workshops/${place.workshop}/participants/${place.removed}`, undefined, 204),
  }),
  api('DELETE /workshops/:workshop/participants/:participant', {
    ...steers,
    allowed: '204',
    asks: 'removePerson',
    async restore({ world, place }: Asking) {
      place.person = await sitDown(world.stranger(), place, 1);
    },
  }),
];

/** Whoever joins has a seat from then on: each joins a workshop that nothing else is asked of. */
function joined(): Door {
  const name = 'POST /workshops/:workshop/participants';
  const row = { guard: 'anyone', allowed: '201', asks: 'join' } as const;
  return {
    ...api(name, row),
    where: 'pair',
    async ask(asking) {
      const { code } = await asking.world.oneMoreWorkshop(asking.place);
      return api(name, { ...row, at: { workshop: () => code }, body: () => ({}) }).ask(asking);
    },
  };
}
