import type { Caller, OrganisationView, OwnOrganisation } from '@uskalla/contracts';
import {
  assertCan,
  can,
  Fault,
  givenName,
  type Action,
  type Actor,
  type Organisation,
  type Subjects,
} from '@uskalla/domain';
import { isUuid } from '../../uuid.ts';
import type { Parts } from '../parts.ts';

type OrganisationAction = {
  [A in Action]: Subjects[A] extends Readonly<{ organisationId: string | null }> ? A : never;
}[Action];

/**
 * An organisation, for somebody who may do `action` to it; a stranger is told the same as of an absent one.
 * @throws Fault `not_signed_in`, `not_found`, `not_allowed`, `second_factor_needed`
 */
export async function organisationFor(
  parts: Parts,
  caller: Caller,
  id: string,
  action: OrganisationAction,
): Promise<{ organisation: Organisation; userId: string; actor: Actor }> {
  if (caller.user === null) throw new Fault('not_signed_in');
  const actor = await parts.callers.actorOf(caller);
  const organisation = isUuid(id) ? await parts.repositories.organisations.byId(id) : undefined;
  if (!organisation || !can(actor, 'organisation.see', { organisationId: id })) throw new Fault('not_found');
  assertCan(actor, action, { organisationId: id });
  return { organisation, userId: caller.user.id, actor };
}

/** With its members; invitations that wait are shown to whoever may send them. */
export async function seeOrganisation(parts: Parts, caller: Caller, id: string): Promise<OrganisationView> {
  const { organisation, userId, actor } = await organisationFor(parts, caller, id, 'organisation.see');
  const mayManage = can(actor, 'organisation.manage', { organisationId: id });
  const [members, invitations] = await Promise.all([
    parts.authOrganisations.members(id),
    mayManage ? parts.authOrganisations.invitations(id) : [],
  ]);
  return {
    ...organisation,
    mayManage,
    couldManage: can({ ...actor, hasSecondFactor: true }, 'organisation.manage', { organisationId: id }),
    members: members.map(({ id: memberId, userId: whose, name, email, role }) => ({
      id: memberId,
      name: givenName({ name, email }),
      email,
      role,
      isMe: whose === userId,
    })),
    invitations: invitations.map(({ id: invitationId, email, role, until }) => ({
      id: invitationId,
      email,
      role,
      until: until.toISOString(),
    })),
  };
}

/** Those in whose name the caller may hold workshops, by name. */
export async function ownOrganisations(parts: Parts, caller: Caller): Promise<readonly OwnOrganisation[]> {
  if (caller.user === null) throw new Fault('not_signed_in');
  const organisations = await parts.repositories.organisations.ofMember(caller.user.id);
  return organisations.map(({ id, name, municipality }) => ({ id, name, municipality }));
}
