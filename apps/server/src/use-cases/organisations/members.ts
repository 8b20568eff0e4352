import { InviteMember, type Caller } from '@uskalla/contracts';
import { assertCan, Fault, isOrganisationRole, readEmail } from '@uskalla/domain';
import type { AuthMember } from '../../accounts/organisations.ts';
import { writeDown } from '../audit.ts';
import type { Parts } from '../parts.ts';
import { organisationFor } from './see-organisation.ts';

/** Mails an invitation, which better-auth keeps. @throws Fault `email_invalid`, `already_member`, `already_invited` */
export async function inviteMember(
  parts: Parts,
  caller: Caller,
  id: string,
  raw: InviteMember,
  headers: Headers,
): Promise<void> {
  const { organisation } = await organisationFor(parts, caller, id, 'organisation.manage');
  const { email: typed, role } = InviteMember.parse(raw);
  const email = readEmail(typed);
  if (email === undefined) throw new Fault('email_invalid');
  const asked = { email, role, organizationId: organisation.id };
  await parts.ask('POST', '/organization/invite-member', asked, headers, caller.locale);
  await writeDown(parts, caller, 'member.invited', organisation.id, null);
}

/** Its link opens nothing any more. @throws Fault `not_found` */
export async function cancelInvitation(
  parts: Parts,
  caller: Caller,
  id: string,
  invitationId: string,
  headers: Headers,
): Promise<void> {
  const { organisation } = await organisationFor(parts, caller, id, 'organisation.manage');
  const waiting = await parts.authOrganisations.invitations(organisation.id);
  if (!waiting.some((invitation) => invitation.id === invitationId)) throw new Fault('not_found');
  await parts.ask('POST', '/organization/cancel-invitation', { invitationId }, headers);
}

/** @throws Fault `not_found`; `last_owner` where nobody would be left to look after it */
export async function changeRole(
  parts: Parts,
  caller: Caller,
  id: string,
  memberId: string,
  role: string,
  headers: Headers,
): Promise<void> {
  const { organisation } = await organisationFor(parts, caller, id, 'organisation.manage');
  if (!isOrganisationRole(role)) throw new Fault('bad_request');
  const { member, others } = await memberOf(parts, organisation.id, memberId);
  if (role !== 'owner' && !others.some((other) => other.role === 'owner')) throw new Fault('last_owner');
  const asked = { memberId: member.id, role, organizationId: organisation.id };
  await parts.ask('POST', '/organization/update-member-role', asked, headers);
  await writeDown(parts, caller, 'member.role-changed', organisation.id, member.userId);
}

/**
 * Ends a membership, somebody else's or one's own. Their workshops in the organisation's name go to whoever removes them, or, of one's
 * own accord, to an owner who stays, the first by name: none is left without a facilitator, and nobody who left steers one.
 * @throws Fault `not_found`, `last_owner`
 */
export async function removeMember(
  parts: Parts,
  caller: Caller,
  id: string,
  memberId: string,
  headers: Headers,
): Promise<void> {
  const { organisation, userId, actor } = await organisationFor(parts, caller, id, 'organisation.see');
  const { member, others } = await memberOf(parts, organisation.id, memberId);
  const isOwn = member.userId === userId;
  if (!isOwn) assertCan(actor, 'organisation.manage', { organisationId: organisation.id });
  const heir = isOwn ? others.find(({ role }) => role === 'owner') : others.find((other) => other.userId === userId);
  if (!heir) throw new Fault('last_owner');
  // First of all: cut short between the two, somebody is a member without workshops, and not the other way round.
  const given = await parts.repositories.organisations.giveWorkshops(organisation.id, member.userId, heir.userId);
  const asked = { organizationId: organisation.id };
  await (isOwn
    ? parts.ask('POST', '/organization/leave', asked, headers)
    : parts.ask('POST', '/organization/remove-member', { ...asked, memberIdOrEmail: member.id }, headers));
  await writeDown(parts, caller, isOwn ? 'member.left' : 'member.removed', organisation.id, member.userId);
  await parts.collab.review();
  for (const workshopId of given) parts.events.changed(workshopId, 'everybody');
}

/** Ends all sessions of a member, as when a device was lost; they may sign in again. @throws Fault `not_found` */
export async function signMemberOut(parts: Parts, caller: Caller, id: string, memberId: string): Promise<void> {
  const { organisation } = await organisationFor(parts, caller, id, 'organisation.manage');
  const { member } = await memberOf(parts, organisation.id, memberId);
  await parts.accounts.endSessions(member.userId);
  await writeDown(parts, caller, 'account.signed-out', organisation.id, member.userId);
  await parts.collab.review();
}

async function memberOf(
  parts: Parts,
  organisationId: string,
  memberId: string,
): Promise<{ member: AuthMember; others: readonly AuthMember[] }> {
  const members = await parts.authOrganisations.members(organisationId);
  const member = members.find(({ id }) => id === memberId);
  if (!member) throw new Fault('not_found');
  return { member, others: members.filter((other) => other !== member) };
}
