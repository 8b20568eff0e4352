import { api } from '../matrix/api-door.ts';
import type { Door } from '../matrix/door.ts';
import { asOwned, asSecret } from '../matrix/refusals.ts';
import { sitDown } from '../matrix/settle.ts';

const person = '/workshops/:workshop/participants/:participant';
const answers = { guard: { action: 'workshop.answer-requests' }, refusal: asOwned } as const;

/** What is kept of somebody, told and erased when they ask. */
export const requestDoors: readonly Door[] = [
  api(`GET ${person}/erasure`, { ...answers, allowed: '200', asks: 'requests.outlook' }),
  api(`GET ${person}/data`, { ...answers, allowed: '200', asks: 'requests.exportPerson' }),
  api(`POST ${person}/erase`, {
    ...answers,
    where: 'sandbox',
    allowed: '204',
    asks: 'requests.erasePerson',
    body: () => ({ texts: 'keep' }),
    async restore({ world, place }) {
      place.person = await sitDown(world.stranger(), place, 1);
    },
  }),
  api('POST /own/data', {
    guard: 'anyone',
    where: 'pair',
    about: 'with its secret',
    allowed: '200',
    asks: 'requests.exportOwn',
    body: ({ place }) => ({ token: place.ownSecret }),
  }),
  api('POST /own/data', {
    guard: 'nobody',
    where: 'pair',
    about: 'with the secret of something else',
    refusal: asSecret,
    allowed: '200',
    asks: 'requests.exportOwn',
    body: ({ place }) => ({ token: place.wallSecret }),
  }),
  api('GET /account/data', { guard: 'account', allowed: '200', asks: 'requests.exportAccount' }),
];
