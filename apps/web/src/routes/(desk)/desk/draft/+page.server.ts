import { paths } from '@uskalla/contracts/wire';
import { BeginDraft } from '@uskalla/contracts';
import { faultCodeOf, faultContextOf, faultStatus } from '@uskalla/domain';
import { faultMessage } from '@uskalla/messages/faults';
import { fail, redirect } from '@sveltejs/kit';
import { formOf } from '#server/form-of.ts';
import { textOf } from '#server/form-problem.ts';
import { placeChosen } from '#server/place-chosen.ts';
import { mustBeSignedIn } from '#server/signed-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  mustBeSignedIn(locals.caller, url);
  const { services, caller } = locals;
  const organisations = await services.organisations.own(caller);
  const after = url.searchParams.get('after');
  if (after === null) return { organisations, after: null };
  const { slug, title, language } = await services.story(caller, after);
  return { organisations, after: { slug, title, language } };
};

export const actions: Actions = {
  default: async ({ request, locals, cookies }) => {
    const form = await formOf(request);
    const { services, caller, locale } = locals;
    const place = placeChosen(form);
    const after = textOf(form, 'after');
    const organisation = textOf(form, 'organisation');
    const input = BeginDraft.safeParse({
      language: form.get('language') ?? locale,
      municipality: place.code,
      ...(after !== '' && { after }),
      ...(organisation !== '' && { organisation }),
    });
    if (!input.success) {
      const code = input.error.issues[0]?.path[0] === 'municipality' ? 'municipality_unknown' : 'bad_request';
      return fail(422, { place, problem: faultMessage(code, {}, locale) });
    }
    let code: string;
    try {
      const { begun, cookie } = await services.beginDraft(caller, input.data);
      cookies.set(cookie.name, cookie.value, cookie.options);
      ({ code } = begun);
    } catch (error) {
      const fault = faultCodeOf(error);
      if (fault === undefined) throw error;
      return fail(faultStatus[fault], {
        place,
        problem: faultMessage(fault, faultContextOf(error), locale),
      });
    }
    redirect(303, paths.write(code));
  },
};
