import { isOrganisationRole } from '@uskalla/domain';
import type { RequestEvent } from '@sveltejs/kit';
import { deskAction } from '#server/desk-action.ts';
import { codeChosen } from '#server/place-chosen.ts';
import { mustBeSignedIn } from '#server/signed-in.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, params }) => {
  mustBeSignedIn(locals.caller, url);
  return { organisation: await locals.services.organisations.organisation(locals.caller, params.id) };
};

const action = deskAction<RequestEvent<{ id: string }>>;

export const actions: Actions = {
  change: action('settings', async ({ locals: { services, caller }, params }, text, form) => {
    await services.organisations.change(caller, params.id, {
      name: text('name').slice(0, 400),
      municipality: codeChosen(form),
      retentionDays: Math.trunc(Number(text('retention'))) || 0,
    });
  }),
  invite: action('invite', async ({ locals: { services, caller }, params, request }, text) => {
    const role = text('role');
    const input = { email: text('email'), role: isOrganisationRole(role) ? role : ('facilitator' as const) };
    await services.organisations.invite(caller, params.id, input, request.headers);
  }),
  cancel: action('invitations', async ({ locals: { services, caller }, params, request }, text) => {
    await services.organisations.cancelInvitation(caller, params.id, text('id'), request.headers);
  }),
  role: action('members', async ({ locals: { services, caller }, params, request }, text) => {
    await services.organisations.changeRole(caller, params.id, text('id'), text('role'), request.headers);
  }),
  signOut: action('sign-out', async ({ locals: { services, caller }, params }, text) => {
    await services.organisations.signMemberOut(caller, params.id, text('id'));
  }),
  remove: action('members', async ({ locals: { services, caller }, params, request }, text) => {
    await services.organisations.removeMember(caller, params.id, text('id'), request.headers);
  }),
};
