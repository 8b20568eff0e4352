import { paths } from '@uskalla/contracts/wire';
import type { Asking, Door } from '../matrix/door.ts';
import { form, page } from '../matrix/page-door.ts';
import { asSecret } from '../matrix/refusals.ts';

const phone = '/(phone)/j/[code]';
const own = '/(later)/own';
const later = '/(later)/later';
const anyone = { guard: 'anyone', where: 'pair' } as const;
const nobody = { guard: 'nobody', where: 'pair', refusal: asSecret } as const;
const bySecret = (secret: (asking: Asking) => string) => (asking: Asking) => ({
  token: secret(asking),
  story: asking.place.storyId,
});
/** Of a writer of another workshop: a secret that opens something, and not this. */
const othersSecret = ({ world, place }: Asking) =>
  world.placesOf('pair').find(({ side }) => side !== place.side)?.ownSecret ?? '';

/** What phones, walls and writers' own links are shown. */
export const workshopPages: readonly Door[] = [
  page(phone, {
    ...anyone,
    at: ({ place }) => paths.join(place.code),
    // Whoever sits there is sent on.
    allowed: ({ own: roles }, { side }) =>
      side === 'own' && roles.includes('workshop.participant') ? '303 /j/:code/write' : '200',
  }),
  form(phone, 'default', {
    ...anyone,
    at: async ({ world, place }) => paths.join((await world.oneMoreWorkshop(place)).code),
    allowed: 'redirect /j/:code/write',
    asks: 'join',
  }),
  page(`${phone}/write`, {
    guard: { action: 'workshop.take-part' },
    at: ({ place }) => paths.write(place.code),
    // The way in is the way to a seat.
    instead: () => '303 /j/:code',
    asks: ['phoneView', 'besideText', 'stage'],
  }),
  page('/(phone)/t/[draft]', { ...anyone, at: ({ place }) => paths.storyOfDraft(place.draft), asks: 'storyOfDraft' }),
  page('/(projector)/p/[id]', {
    guard: { action: 'workshop.watch-wall' },
    at: ({ place }) => paths.wall(place.workshop),
    // Without a right it is a page that trades the secret in its address for one, and knows nothing of the workshop.
    read: (html) => (html.includes('joinUrl') ? 'the wall' : ''),
    allowed: '200 the wall',
    instead: () => '200',
    asks: 'wallView',
  }),

  page(own, { ...anyone, at: '/own' }),
  form(own, 'open', { ...anyone, at: '/own', form: bySecret(({ place }) => place.ownSecret), asks: 'tellers.own' }),
  form(own, 'name', {
    ...anyone,
    about: 'with its secret',
    at: '/own',
    form: bySecret(({ place }) => place.ownSecret),
    asks: 'tellers.withdrawName',
  }),
  form(own, 'name', {
    ...nobody,
    about: 'with another secret',
    at: '/own',
    form: bySecret(othersSecret),
    asks: 'tellers.withdrawName',
  }),
  form(own, 'erase', {
    ...anyone,
    about: 'with its secret',
    at: '/own',
    form: bySecret(({ place }) => place.ownSecret),
    asks: 'requests.askErasure',
  }),
  // Withdrawn once, it is withdrawn for whoever asks again.
  form(own, 'withdraw', {
    ...anyone,
    about: 'with its secret',
    at: '/own',
    form: ({ place }) => ({ token: place.otherOwnSecret, story: place.otherStoryId }),
    asks: 'tellers.withdrawStory',
  }),
  form(own, 'withdraw', {
    ...nobody,
    about: 'with another secret',
    at: '/own',
    form: bySecret(othersSecret),
    asks: 'tellers.withdrawStory',
  }),
  // A right link's question is due months after a story was told.
  page(later, { ...anyone, at: '/later' }),
  form(later, 'open', { ...nobody, at: '/later', form: () => ({ token: 'x' }), asks: 'followUp' }),
  form(later, 'answer', { ...nobody, at: '/later', form: () => ({ token: 'x' }), asks: 'answerFollowUp' }),
];
