import type { Asking, Door } from '../matrix/door.ts';
import { askQuestion } from '../matrix/fill-shelves.ts';
import { form, page } from '../matrix/page-door.ts';
import { asSteered } from '../matrix/refusals.ts';

const desk = '/(desk)/desk';
const mustSignIn = { signIn: 'must' } as const;
const account = { guard: 'account', ...mustSignIn } as const;
const steers = { guard: { action: 'workshop.steer' }, refusal: asSteered, signIn: 'may try' } as const;
const creates = { guard: { action: 'workshop.create' } } as const;
const tends = { guard: { action: 'story.tend' } } as const;
const at = (path: (asking: Asking) => string) => ({ at: path });
const municipality = { municipality: '091' };

/** The desk: a facilitator's pages, and those of one workshop. */
export const deskPages: readonly Door[] = [
  page(desk, { ...account, at: '/desk', asks: ['listWorkshops', 'tending', 'memberships'] }),
  form(desk, 'signout', {
    guard: 'anyone',
    at: '/desk',
    allowed: 'redirect /desk/sign-in',
    asks: 'accounts.signOut',
    by: 'another browser',
  }),
  ...questionForms(desk, '/desk'),

  page(`${desk}/[id]`, { ...steers, ...at(({ place }) => `/desk/${place.workshop}`), asks: 'deskView' }),
  page(`${desk}/[id]/agenda`, { ...steers, ...at(({ place }) => `/desk/${place.workshop}/agenda`), asks: 'deskView' }),
  page(`${desk}/[id]/remote`, {
    ...steers,
    ...at(({ place }) => `/desk/${place.workshop}/remote`),
    asks: 'templateOf',
  }),
  page(`${desk}/[id]/print`, {
    ...steers,
    ...at(({ place }) => `/desk/${place.workshop}/print`),
    asks: 'workshopRecord',
  }),
  page('/(desk)/co/[id]', { guard: 'anyone', where: 'pair', ...at(({ place }) => `/co/${place.workshop}`) }),
  page('/(desk)/co/[id]/take-over', {
    guard: 'anyone',
    where: 'pair',
    ...at(({ place }) => `/co/${place.workshop}/take-over`),
  }),

  page(`${desk}/new`, { ...account, at: '/desk/new', asks: ['templates', 'listAgendas', 'organisations.own'] }),
  page(`${desk}/new`, {
    about: 'like another one',
    ...steers,
    guard: {
      those: 'who steer the other workshop, and are signed in',
      may: ({ own }, { side }) => side === 'own' && own.includes('workshop.facilitator'),
    },
    ...mustSignIn,
    where: 'pair',
    ...at(({ place }) => `/desk/new?from=${place.workshop}`),
    asks: 'deskView',
  }),
  form(`${desk}/new`, 'default', {
    ...creates,
    at: '/desk/new',
    allowed: 'redirect /desk/:id',
    form: ({ place }) => ({ ...municipality, title: 'x', tables: '1', organisation: place.organisation }),
    asks: 'createWorkshop',
  }),
  page(`${desk}/draft`, { ...account, at: '/desk/draft', asks: 'organisations.own' }),
  form(`${desk}/draft`, 'default', {
    ...creates,
    at: '/desk/draft',
    allowed: 'redirect /j/:code/write',
    form: ({ place }) => ({ ...municipality, organisation: place.organisation }),
    asks: 'beginDraft',
  }),
];

/** What is done with a reader's question, on the desk where it waits; refused, both are a form's word. */
export function questionForms(route: string, path: string): readonly Door[] {
  return [
    form(route, 'answer', {
      ...tends,
      at: path,
      form: ({ place }) => ({ id: place.question, answer: '' }),
      allowed: 'failure 422',
      asks: 'answerQuestion',
    }),
    form(route, 'decline', {
      ...tends,
      at: path,
      form: ({ place }) => ({ id: place.question }),
      allowed: `redirect ${path}`,
      asks: 'declineQuestion',
      restore: ({ world, place }) => askQuestion(world, place),
    }),
  ];
}
