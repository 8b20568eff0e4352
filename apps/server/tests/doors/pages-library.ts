import { paths } from '@uskalla/contracts/wire';
import type { Door } from '../matrix/door.ts';
import { api } from '../matrix/api-door.ts';
import { form, page } from '../matrix/page-door.ts';

const at = (route: string) => `/(library)/[[locale=locale]]${route}`;
const story = at('/[stories=stories]/[slug]');
const reads = { guard: { action: 'library.read' }, where: 'one' } as const;

/** The library's pages: open to all, whatever else they are. */
export const libraryPages: readonly Door[] = [
  page(at(''), { ...reads, at: '/', asks: ['stories', 'storyFacets', 'collections', 'announcements'] }),
  form(at(''), 'join', {
    ...reads,
    at: '/',
    form: ({ place }) => ({ code: place.code }),
    allowed: 'redirect /j/:code',
    asks: 'joinView',
  }),
  page(at('/[stories=stories]'), { ...reads, at: paths.stories('fi'), asks: ['stories', 'storyFacets'] }),
  page(at('/[impact=impact]'), { ...reads, at: paths.impact('fi'), asks: 'impact' }),
  page(at('/[impact=impact]/[picture=picture].svg'), { ...reads, at: paths.impactPicture('fi', 'growth') }),
  page(at('/[curation=curation]'), { ...reads, at: paths.curationLog('fi'), asks: 'curationLog' }),
  page(at('/[map=map]/[[region]]'), { ...reads, at: paths.map('fi'), asks: 'libraryPlaces' }),
  page(at('/[collections=collections]/[slug]'), {
    ...reads,
    at: ({ place }) => paths.collection('fi', place.collection),
    asks: 'collection',
  }),
  page(story, { ...reads, at: ({ place }) => paths.story('fi', place.story), asks: 'storyPage' }),
  page(`${story}/[versions=versions]`, {
    ...reads,
    at: ({ place }) => paths.storyVersions('fi', place.story),
    asks: 'storyVersions',
  }),
  page(`${story}/[poster=poster]`, {
    ...reads,
    at: ({ place }) => paths.storyPoster('fi', place.story),
    asks: 'story',
  }),
  // Begun from none, it stands beside none; which is told to all.
  page(`${story}/[sideBySide=sideBySide]`, {
    ...reads,
    at: ({ place }) => paths.sideBySide('fi', place.story),
    allowed: '404',
    asks: 'sideBySide',
  }),
  form(story, 'thank', {
    ...reads,
    at: ({ place }) => paths.story('fi', place.story),
    allowed: 'redirect /tarinat/:slug',
    asks: 'thank',
  }),
  form(story, 'ask', {
    ...reads,
    at: ({ place }) => paths.story('fi', place.story),
    form: () => ({ text: '' }),
    allowed: 'failure 422',
    asks: 'askTellers',
  }),
  page(at('/[notice=notice]'), { ...reads, at: paths.notice('privacy', 'fi'), asks: 'notices.notice' }),
  form(at('/[notice=notice]'), 'feedback', {
    ...reads,
    at: paths.notice('accessibility', 'fi'),
    form: () => ({ text: '' }),
    allowed: 'failure 422',
    asks: 'notices.giveFeedback',
  }),
  page('/places.json', { ...reads, guard: 'anyone', at: '/places.json' }),
  api('POST /language', {
    ...reads,
    guard: 'anyone',
    isWhole: true,
    body: () => 'locale=fi&next=/',
    headers: ({ world }) => ({ 'content-type': 'application/x-www-form-urlencoded', origin: world.url }),
    allowed: '303',
  }),
];
