import type { Door } from '../matrix/door.ts';
import { form, page } from '../matrix/page-door.ts';
import { questionForms } from './pages-desk.ts';

const route = '/(curate)/curate';
const translation = `${route}/translate/[slug]/[language]`;
const curates = { guard: { action: 'library.curate' }, where: 'one' } as const;
const acts = { ...curates, at: '/curate', asks: 'curate' } as const;
const translates = {
  ...curates,
  at: ({ place }: { place: { story: string } }) => `/curate/translate/${place.story}/sv`,
};
const done = 'redirect /curate';

/** The ambassadors' desk. Of what they do, each kind is asked for once; most of it so that a later rule refuses it. */
export const curatePages: readonly Door[] = [
  page(route, { ...curates, at: '/curate', signIn: 'must', asks: 'curation' }),
  ...questionForms(route, '/curate'),
  ...(
    [
      ['story.read', done],
      ['story.ask-change', 'failure 422'],
      ['story.withdraw', 'failure 422'],
      ['story.restore', done],
    ] as const
  ).map(([act, allowed]) =>
    form(route, 'story', { ...acts, about: act, form: ({ place }) => ({ act, slug: place.story }), allowed }),
  ),
  form(route, 'collection', {
    ...acts,
    about: 'collection.save',
    form: () => ({ language: 'fi', title: '', introduction: '' }),
    allowed: 'failure 422',
  }),
  form(route, 'removeCollection', {
    ...acts,
    about: 'collection.remove',
    form: ({ place }) => ({ id: place.session }),
    allowed: 'failure 404',
  }),
  form(route, 'announce', {
    ...acts,
    about: 'announcement.add',
    form: () => ({ municipality: '091', subject: '', language: 'fi' }),
    allowed: 'failure 422',
  }),
  form(route, 'endAnnouncement', {
    ...acts,
    about: 'announcement.remove',
    form: ({ place }) => ({ id: place.session }),
    allowed: 'failure 404',
  }),
  page(translation, { ...translates, signIn: 'must', asks: 'translationDesk' }),
  form(translation, 'default', {
    ...translates,
    allowed: 'redirect /curate/translate/:slug/sv',
    asks: 'translateStory',
  }),
];
