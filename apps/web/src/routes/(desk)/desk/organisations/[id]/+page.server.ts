import { isOrganisationRole } from '@uskalla/domain';
import type { RequestEvent } from '@sveltejs/kit';
import { formOf } from '#server/form-of.ts';
import { problemOf, textOf } from '#server/form-problem.ts';
import { placeChosen } from '#server/place-chosen.ts';
import { mustBeSignedIn } from '#server/signed-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, params }) => {
  mustBeSignedIn(locals.caller, url);
  return { organisation: await locals.services.organisations.organisation(locals.caller, params.id) };
};

type Event = RequestEvent<{ id: string }>;

/** One thing done to the organisation, told beside the part of the page that asked for it. */
const action = (about: string, act: (event: Event, form: FormData) => Promise<void>) => async (event: Event) => {
  mustBeSignedIn(event.locals.caller, event.url);
  const form = await formOf(event.request);
  const typed = { about, email: textOf(form, 'email').slice(0, 320), place: placeChosen(form) };
  const problem = await problemOf(event.locals.locale, { ...typed, done: false }, () => act(event, form));
  return problem ?? { ...typed, done: true, problem: undefined };
};

export const actions: Actions = {
  change: action('settings', async ({ locals: { services, caller }, params }, form) => {
    const place = placeChosen(form);
    await services.organisations.change(caller, params.id, {
      name: textOf(form, 'name').slice(0, 400),
      // A name that is no municipality's is told, and not taken for none.
      municipality: place.code || (place.name.trim() === '' ? '' : '?'),
      retentionDays: Math.trunc(Number(textOf(form, 'retention'))) || 0,
    });
  }),
  invite: action('invite', async ({ locals: { services, caller }, params, request }, form) => {
    const role = textOf(form, 'role');
    const input = { email: textOf(form, 'email'), role: isOrganisationRole(role) ? role : ('facilitator' as const) };
    await services.organisations.invite(caller, params.id, input, request.headers);
  }),
  cancel: action('invitations', async ({ locals: { services, caller }, params, request }, form) => {
    await services.organisations.cancelInvitation(caller, params.id, textOf(form, 'id'), request.headers);
  }),
  role: action('members', async ({ locals: { services, caller }, params, request }, form) => {
    const { organisations } = services;
    await organisations.changeRole(caller, params.id, textOf(form, 'id'), textOf(form, 'role'), request.headers);
  }),
  remove: action('members', async ({ locals: { services, caller }, params, request }, form) => {
    await services.organisations.removeMember(caller, params.id, textOf(form, 'id'), request.headers);
  }),
};
