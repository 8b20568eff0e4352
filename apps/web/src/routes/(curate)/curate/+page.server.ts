import { paths } from '@uskalla/contracts/wire';
import { CurateCommand } from '@uskalla/contracts';
import { faultStatus } from '@uskalla/domain';
import { faultMessage } from '@uskalla/messages/faults';
import { municipalityByName } from '@uskalla/places';
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { problemOf, textOf } from '#server/form-problem.ts';
import { questionActions } from '#server/question-actions.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { services, caller } = locals;
  return { desk: await services.curation(caller), isDone: url.searchParams.has('done') };
};

async function curate({ locals }: Pick<RequestEvent, 'locals'>, raw: unknown) {
  const { services, caller, locale } = locals;
  const command = CurateCommand.safeParse(raw);
  if (!command.success) return fail(faultStatus.bad_request, { problem: faultMessage('bad_request', {}, locale) });
  const problem = await problemOf(locale, {}, () => services.curate(caller, command.data));
  return problem ?? redirect(303, `${paths.curate()}?done`);
}

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
    const form = await event.request.formData();
    const [act, slug] = [textOf(form, 'act'), slugOf(textOf(form, 'slug'))];
    return curate(event, { act, slug, reason: textOf(form, 'reason') });
  },
  collection: async (event) => {
    const form = await event.request.formData();
    const place = textOf(form, 'place').trim();
    const id = textOf(form, 'id');
    return curate(event, {
      act: 'collection.save',
      ...(id !== '' && { id }),
      language: textOf(form, 'language'),
      title: textOf(form, 'title'),
      introduction: textOf(form, 'introduction'),
      stories: textOf(form, 'stories').split('\n').map(slugOf).filter(Boolean),
      frontPlace: place === '' ? null : Number(place),
    });
  },
  removeCollection: async (event) =>
    curate(event, { act: 'collection.remove', id: textOf(await event.request.formData(), 'id') }),
  announce: async (event) => {
    const form = await event.request.formData();
    const name = textOf(form, 'municipality');
    const place = municipalityByName(name);
    if (!place) {
      const problem = faultMessage('municipality_unknown', { municipality: name }, event.locals.locale);
      return fail(faultStatus.municipality_unknown, { problem });
    }
    return curate(event, {
      act: 'announcement.add',
      municipality: place.code,
      subject: textOf(form, 'subject'),
      language: textOf(form, 'language'),
    });
  },
  endAnnouncement: async (event) => {
    const form = await event.request.formData();
    const slug = slugOf(textOf(form, 'slug'));
    return curate(event, { act: 'announcement.remove', id: textOf(form, 'id'), ...(slug !== '' && { slug }) });
  },
};
