import { paths, photoFormMaxBytes } from '@uskalla/contracts/wire';
import {
  altMaxLength,
  captionMaxLength,
  creditMaxLength,
  Fault,
  photoMaxBytes,
  reasonMaxLength,
} from '@uskalla/domain';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { lengthOf } from '#server/body-limit.ts';
import { formOf } from '#server/form-of.ts';
import { problemOf, textOf } from '#server/form-problem.ts';
import { mustBeSignedIn } from '#server/signed-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  mustBeSignedIn(locals.caller, url);
  return {
    desk: await locals.services.photoDesk(locals.caller, params.slug),
    isDone: url.searchParams.has('done'),
  };
};

/** So much of each as the rule needs to say that it is too long. */
const wordsOf = (form: FormData) => ({
  alt: textOf(form, 'alt').slice(0, altMaxLength * 2),
  caption: textOf(form, 'caption').slice(0, captionMaxLength * 2),
  credit: textOf(form, 'credit').slice(0, creditMaxLength * 2),
});

async function photoFormOf(request: Request): Promise<FormData> {
  if ((lengthOf(request) ?? 0) > photoFormMaxBytes) {
    throw new Fault('photo_too_large', { max: photoMaxBytes / 1024 / 1024 });
  }
  return formOf(request);
}

type PhotoEvent = Pick<RequestEvent<{ slug: string }>, 'locals' | 'params' | 'request'>;

/** Does what a form says of the photo with its `id`. */
const withPhoto =
  (act: (event: PhotoEvent, id: string, form: FormData) => Promise<void>) => async (event: PhotoEvent) => {
    const about = { about: '' };
    const problem = await problemOf(event.locals.locale, about, async () => {
      const form = await photoFormOf(event.request);
      about.about = textOf(form, 'id');
      await act(event, about.about, form);
    });
    return problem ?? redirect(303, `${paths.storyPhotos(event.params.slug)}?done`);
  };

export const actions: Actions = {
  add: async ({ locals, params, request }) => {
    const { services, caller, locale } = locals;
    const typed = { about: 'new', alt: '', caption: '', credit: '' };
    const problem = await problemOf(locale, typed, () =>
      services.addPhoto(caller, params.slug, async () => {
        const form = await photoFormOf(request);
        Object.assign(typed, wordsOf(form));
        const file = form.get('photo');
        const bytes = file instanceof File ? await file.arrayBuffer() : new ArrayBuffer(0);
        return { bytes: new Uint8Array(bytes), ...wordsOf(form) };
      }),
    );
    return problem ?? redirect(303, `${paths.storyPhotos(params.slug)}?done`);
  },
  change: withPhoto(({ locals }, id, form) => locals.services.changePhoto(locals.caller, { id, ...wordsOf(form) })),
  earlier: withPhoto(({ locals }, id) => locals.services.movePhoto(locals.caller, { id, direction: 'earlier' })),
  later: withPhoto(({ locals }, id) => locals.services.movePhoto(locals.caller, { id, direction: 'later' })),
  remove: withPhoto(({ locals }, id, form) =>
    locals.services.removePhoto(locals.caller, { id, reason: textOf(form, 'reason').slice(0, reasonMaxLength * 2) }),
  ),
};
