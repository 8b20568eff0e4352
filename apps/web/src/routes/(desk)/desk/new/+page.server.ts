import { paths } from '@uskalla/contracts/wire';
import { CreateWorkshop, type DeskView, type StoryView } from '@uskalla/contracts';
import { faultCodeOf, faultContextOf, faultStatus } from '@uskalla/domain';
import { faultMessage } from '@uskalla/messages/faults';
import { fail, redirect } from '@sveltejs/kit';
import { formOf } from '#server/form-of.ts';
import { placeChosen } from '#server/place-chosen.ts';
import { mustBeSignedIn } from '#server/signed-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  mustBeSignedIn(locals.caller, url);
  const { services, caller, locale } = locals;
  const [templates, agendas, organisations] = await Promise.all([
    services.templates(locale),
    services.listAgendas(caller),
    services.organisations.own(caller),
  ]);
  const from = url.searchParams.get('from');
  const after = url.searchParams.get('after');
  return {
    organisations,
    templates: templates.map(({ id, name }) => ({ id, name })),
    agendas: agendas.map(({ id, name, minutes }) => ({ id, name, minutes })),
    like: from === null ? null : await likeWorkshop(services.deskView(caller, from)),
    after: after === null ? null : await toTryAfter(services.story(caller, after)),
  };
};

/** What a new workshop takes over from one that was held. */
async function likeWorkshop(view: Promise<DeskView>) {
  const { workshop, tables } = await view;
  const { id, title, language, municipality } = workshop;
  return { id, title, language, municipality, tables: tables.length };
}

/** The story that a new workshop tries after. */
async function toTryAfter(view: Promise<StoryView>) {
  const { slug, title, language } = await view;
  return { slug, title, language };
}

export const actions: Actions = {
  default: async ({ request, locals }) => {
    const sent = await formOf(request);
    const form = Object.fromEntries(sent);
    const { services, caller, locale } = locals;
    const place = placeChosen(sent);
    const { after, ...fields } = form;
    const input = CreateWorkshop.safeParse({
      ...fields,
      ...(after !== undefined && after !== '' && { after }),
      municipality: place.code,
      tables: Number(form['tables']),
      rehearsal: form['rehearsal'] === 'on',
    });
    const again = { title: String(form['title'] ?? '').slice(0, 2000), place };
    if (!input.success) {
      const code = input.error.issues[0]?.path[0] === 'municipality' ? 'municipality_unknown' : 'bad_request';
      return fail(422, { ...again, problem: faultMessage(code, {}, locale) });
    }
    let id: string;
    try {
      ({ id } = await services.createWorkshop(caller, input.data));
    } catch (error) {
      const code = faultCodeOf(error);
      if (code === undefined) throw error;
      return fail(faultStatus[code], { ...again, problem: faultMessage(code, faultContextOf(error), locale) });
    }
    redirect(303, paths.deskWorkshop(id));
  },
};
