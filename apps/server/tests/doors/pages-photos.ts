import type { Asking, Door } from '../matrix/door.ts';
import { addPhoto } from '../matrix/fill-shelves.ts';
import { form, page } from '../matrix/page-door.ts';

const route = '/(desk)/desk/stories/[slug]/photos';
const tends = {
  guard: { action: 'story.tend' },
  at: ({ place }: Asking) => `/desk/stories/${place.story}/photos`,
} as const;
const thisPhoto = ({ place }: Asking) => ({ id: place.photo });
const done = 'redirect /desk/stories/:slug/photos';

/** The photos of a story, for those who look after it. */
export const photoPages: readonly Door[] = [
  page(route, { ...tends, signIn: 'must', asks: 'photoDesk' }),
  // Without a photo and a word, which is told to those who may add one.
  form(route, 'add', { ...tends, allowed: 'failure 422', asks: 'addPhoto' }),
  form(route, 'change', { ...tends, form: thisPhoto, allowed: 'failure 422', asks: 'changePhoto' }),
  form(route, 'earlier', { ...tends, form: thisPhoto, allowed: done, asks: 'movePhoto' }),
  form(route, 'later', { ...tends, form: thisPhoto, allowed: done, asks: 'movePhoto' }),
  form(route, 'remove', {
    ...tends,
    form: thisPhoto,
    // An ambassador has to say why.
    allowed: ({ everywhere }) => (everywhere.includes('library.ambassador') ? 'failure 422' : done),
    asks: 'removePhoto',
    async restore({ world, place, who }) {
      if (!who.everywhere.includes('library.ambassador')) await addPhoto(world, place, world.hostOf(place));
    },
  }),
];
