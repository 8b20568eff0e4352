import { paths } from '@uskalla/contracts/wire';
import { CurateCommand } from '@uskalla/contracts';
import { faultStatus } from '@uskalla/domain';
import { faultMessage } from '@uskalla/messages/faults';
import { municipalityName } from '@uskalla/places';
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { formOf } from '#server/form-of.ts';
import { problemOf, textOf, textsOf } from '#server/form-problem.ts';
import { placeChosen } from '#server/place-chosen.ts';
import { questionActions } from '#server/question-actions.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { services, caller, locale } = locals;
  const desk = await services.curation(caller);
  const review = desk.review.map((item) => ({ ...item, place: municipalityName(item.municipality, locale) }));
  return { desk: { ...desk, review }, isDone: url.searchParams.has('done') };
};

/** What a form sent is given back where it was refused, under the name of the form. */
async function curate({ locals }: Pick<RequestEvent, 'locals'>, about: string, typed: Typed, raw: unknown) {
  const { services, caller, locale } = locals;
  const command = CurateCommand.safeParse(raw);
  if (!command.success) {
    return fail(faultStatus.bad_request, { about, typed, problem: faultMessage('bad_request', {}, locale) });
  }
  const problem = await problemOf(locale, { about, typed }, () => services.curate(caller, command.data));
  return problem ?? redirect(303, `${paths.curate()}?done`);
}

type Typed = Readonly<Record<string, string>>;

/** The end of a story's address, however much of it somebody pasted. */
function slugOf(address: string): string {
  const path = address.trim().split(/[?#]/)[0] ?? '';
  const last = path.split('/').filter(Boolean).at(-1) ?? '';
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

export const actions: Actions = {
  ...questionActions(() => `${paths.curate()}?done`),
  story: async (event) => {
    const typed = textsOf(await formOf(event.request));
    const { act, slug = '', reason = '' } = typed;
    return curate(event, 'story', typed, { act, slug: slugOf(slug), reason });
  },
  collection: async (event) => {
    const typed = textsOf(await formOf(event.request));
    const { id = '', language, title, introduction, stories = '', place = '' } = typed;
    return curate(event, `collection-${id || 'new'}`, typed, {
      act: 'collection.save',
      ...(id !== '' && { id }),
      language,
      title,
      introduction,
      stories: stories.split('\n').map(slugOf).filter(Boolean),
      frontPlace: place.trim() === '' ? null : Number(place),
    });
  },
  removeCollection: async (event) => {
    const id = textOf(await formOf(event.request), 'id');
    return curate(event, 'collection', {}, { act: 'collection.remove', id });
  },
  announce: async (event) => {
    const form = await formOf(event.request);
    const { code: municipality, name } = placeChosen(form);
    const texts = textsOf(form);
    const { subject, language } = texts;
    const typed = { ...texts, municipality };
    if (municipality === '') {
      const problem = faultMessage('municipality_unknown', { municipality: name }, event.locals.locale);
      return fail(faultStatus.municipality_unknown, { about: 'announce', typed, problem });
    }
    return curate(event, 'announce', typed, { act: 'announcement.add', municipality, subject, language });
  },
  endAnnouncement: async (event) => {
    const form = await formOf(event.request);
    const slug = slugOf(textOf(form, 'slug'));
    const id = textOf(form, 'id');
    return curate(event, 'announcement', {}, { act: 'announcement.remove', id, ...(slug !== '' && { slug }) });
  },
};
