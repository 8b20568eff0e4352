import { leastRehearsing, readyAgendas } from '@uskalla/domain';
import { api } from '../matrix/api-door.ts';
import type { Door } from '../matrix/door.ts';
import { asOwned, asOwnThing, asSecret, asSteered } from '../matrix/refusals.ts';
import { keepAgenda } from '../matrix/fill-shelves.ts';
import { secretOf } from '../matrix/places.ts';

const steers = { guard: { action: 'workshop.steer' }, refusal: asSteered } as const;
const owns = { guard: { action: 'workshop.own' }, refusal: asOwned, where: 'sandbox' } as const;
const creates = { action: 'workshop.create' } as const;

/** Workshops over the API: opened, steered, handed on. */
export const workshopDoors: readonly Door[] = [
  api('POST /workshops', {
    guard: creates,
    allowed: '201',
    asks: 'createWorkshop',
    body: ({ place }) => ({ title: 'x', municipality: '091', organisation: place.organisation }),
  }),
  api('POST /workshops', {
    about: 'like another one',
    // The agenda of a workshop is its facilitator's to take along; where no organisation is named it is the first of one's own.
    guard: {
      those: 'members who steer the other workshop',
      may: ({ own, home }, { side }) => home.length > 0 && side === 'own' && own.includes('workshop.facilitator'),
    },
    allowed: '201',
    refusal: ({ who }) => (!who.hasAccount ? 'not_signed_in' : who.home.length > 0 ? 'not_found' : 'not_allowed'),
    where: 'pair',
    asks: 'createWorkshop',
    body: ({ place }) => ({ title: 'x', municipality: '091', agenda: `workshop:${place.workshop}` }),
  }),
  api('GET /workshops', { guard: 'account', allowed: '200', asks: 'listWorkshops' }),
  api('GET /workshops/:workshop', {
    guard: 'anyone',
    where: 'pair',
    at: { workshop: ({ code }) => code },
    allowed: '200',
    asks: 'joinView',
  }),
  api('PATCH /workshops/:workshop', {
    ...steers,
    where: 'states',
    allowed: '204',
    asks: 'changeWorkshop',
    body: ({ place }) => ({ status: place.isOpen ? 'open' : 'closed' }),
  }),
  api('PATCH /workshops/:workshop', {
    ...steers,
    about: 'by its code',
    at: { workshop: ({ code }) => code },
    allowed: '204',
    asks: 'changeWorkshop',
    body: () => ({ status: 'open' }),
  }),
  api('PATCH /workshops/:workshop/tables/:table', {
    ...steers,
    allowed: '204',
    asks: 'changeTable',
    body: () => ({ name: null }),
  }),
  // People move only where tables are uneven; asked before there is one more.
  api('POST /workshops/:workshop/tables/even', { ...steers, where: 'sandbox', allowed: '204', asks: 'evenTables' }),
  api('POST /workshops/:workshop/tables', { ...steers, where: 'sandbox', allowed: '204', asks: 'addTable' }),
  api('POST /workshops/:workshop/code', {
    ...steers,
    where: 'sandbox',
    allowed: '200',
    asks: 'renewCode',
    restore: ({ world, place }) => world.regrant(place),
  }),
  api('POST /workshops/:workshop/projector-link', {
    ...steers,
    where: 'sandbox',
    allowed: '200',
    asks: 'renewWall',
    restore: ({ world, place }) => world.regrant(place),
  }),
  api('GET /workshops/:workshop/export/:format', { ...steers, allowed: '200', asks: 'exportWorkshop' }),
  // Neither workshop is one to rehearse in, which is told to those who steer it alone.
  api('POST /workshops/:workshop/rehearsal', {
    ...steers,
    allowed: '409 not_now',
    asks: 'startRehearsal',
    body: () => ({ people: leastRehearsing }),
  }),
  api('DELETE /workshops/:workshop/rehearsal', { ...steers, allowed: '204', asks: 'stopRehearsal' }),

  api('POST /workshops/:workshop/co-facilitators', {
    ...owns,
    allowed: '200',
    asks: 'renewCoLink',
    body: () => ({ wanted: true }),
    restore: ({ world, place }) => world.regrant(place),
  }),
  api('POST /workshops/:workshop/hand-over', { ...owns, allowed: '200', asks: 'handOverLink' }),

  api('POST /workshops/:workshop/wall', {
    guard: 'anyone',
    where: 'pair',
    about: 'with its secret',
    allowed: '204',
    asks: 'openWall',
    body: ({ place }) => ({ secret: place.wallSecret }),
  }),
  api('POST /workshops/:workshop/wall', {
    guard: 'nobody',
    where: 'pair',
    about: 'with the secret of something else',
    refusal: asSecret,
    allowed: '204',
    body: ({ place }) => ({ secret: place.coSecret }),
  }),
  api('POST /workshops/:workshop/desk', {
    guard: 'anyone',
    where: 'pair',
    about: 'with its secret',
    allowed: '204',
    asks: 'openDesk',
    body: ({ place }) => ({ secret: place.coSecret }),
  }),
  api('POST /workshops/:workshop/desk', {
    guard: 'nobody',
    where: 'pair',
    about: 'with the secret of something else',
    refusal: asSecret,
    allowed: '204',
    body: ({ place }) => ({ secret: place.wallSecret }),
  }),
  api('POST /workshops/:workshop/take-over', {
    guard: 'nobody',
    where: 'pair',
    about: 'with the secret of something else',
    refusal: asSecret,
    allowed: '204',
    body: ({ place }) => ({ secret: place.coSecret }),
  }),
  takenOver(),

  api('GET /agendas', { guard: 'anyone', allowed: '200', asks: 'listAgendas' }),
  api('POST /agendas', {
    guard: { ...creates, atHome: true },
    allowed: '201',
    asks: 'saveAgenda',
    body: () => ({ name: 'Muistissa', phases: readyAgendas['forty-five'] }),
  }),
  api('DELETE /agendas/:agenda', {
    guard: {
      those: 'who keeps it',
      may: ({ own }, { side }) => side === 'own' && own.includes('workshop.facilitator'),
    },
    refusal: asOwnThing,
    allowed: '204',
    asks: 'removeAgenda',
    restore: ({ world, place }) => keepAgenda(place, world.hostOf(place)),
  }),
];

/** Whoever takes a workshop over has it, once; so each takes over one of their own. */
function takenOver(): Door {
  const name = 'POST /workshops/:workshop/take-over';
  return {
    ...api(name, { guard: 'account', about: 'with its secret', allowed: '204', asks: 'takeOver' }),
    where: 'pair',
    async ask({ world, place, ...asking }) {
      const { id } = await world.oneMoreWorkshop(place);
      const { visitor } = world.hostOf(place);
      const path = `/api/v1/workshops/${id}/hand-over`;
      // The one who hands over is given a cookie, which is not to stay.
      const { handOverUrl } = await world.copyOf(visitor).json<{ handOverUrl: string }>('POST', path, undefined, 200);
      const body = () => ({ secret: secretOf(handOverUrl) });
      const at = { workshop: () => id };
      return api(name, { guard: 'account', allowed: '204', at, body }).ask({ world, place, ...asking });
    },
  };
}
