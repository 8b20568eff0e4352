import { RemoveAccount, type Caller, type Exported } from '@uskalla/contracts';
import { Fault, type OrganisationRole } from '@uskalla/domain';
import type { AuthMember } from '../../accounts/organisations.ts';
import { writeDown } from '../audit.ts';
import type { Parts } from '../parts.ts';
import { asFile } from './held-of-person.ts';

/** All that is kept of an account, as JSON: who it is, how it signs in, what it is a member of and holds. @throws Fault `not_signed_in` */
export async function exportAccount(parts: Parts, caller: Caller, headers: Headers): Promise<Exported> {
  const { repositories, accountServices } = parts;
  if (caller.user === null) throw new Fault('not_signed_in');
  const { id } = caller.user;
  const [account, workshops, agendas, memberships] = await Promise.all([
    accountServices.account(caller, headers),
    repositories.workshops.byFacilitator(id),
    repositories.agendaTemplates.ofOwner(id),
    parts.accounts.membershipsOf(id),
  ]);
  for (const { id: organisationId } of memberships.organisations)
    await writeDown(parts, caller, 'account.exported', organisationId, id);
  const held = {
    service: 'Uskalla kokeilla',
    exportedAt: parts.clock().toISOString(),
    account: { id, ...account },
    isAmbassador: memberships.isAmbassador,
    workshops: workshops.map(({ title, municipality, createdAt, closedAt, forgottenAt }) => ({
      title,
      municipality,
      createdAt,
      closedAt,
      forgottenAt,
    })),
    agendas: agendas.map(({ name, phases }) => ({ name, phases })),
  };
  return asFile(held, 'account');
}

/** Who takes over what somebody held in an organisation's name: another owner, the first by name. */
async function heirsOf(
  { accounts, authOrganisations }: Parts,
  userId: string,
): Promise<Readonly<{ organisationId: string; role: OrganisationRole; heir: AuthMember | undefined }>[]> {
  const { organisations } = await accounts.membershipsOf(userId);
  return Promise.all(
    organisations.map(async ({ id, role }) => {
      const members = await authOrganisations.members(id);
      return {
        organisationId: id,
        role,
        heir: members.find((member) => member.userId !== userId && member.role === 'owner'),
      };
    }),
  );
}

/**
 * Removes the caller's account for good. Workshops they held go to an owner of the organisation; their name goes from public logs and
 * translations. What they did as somebody's facilitator stays, as done by nobody any more.
 * @throws Fault `last_owner` where nobody would be left to look after an organisation, `password_wrong`
 */
export async function removeAccount(parts: Parts, caller: Caller, raw: RemoveAccount, headers: Headers): Promise<void> {
  if (caller.user === null) throw new Fault('not_signed_in');
  const { id, name, email } = caller.user;
  const { confirmation } = RemoveAccount.parse(raw);
  const { hasPassword } = await parts.accountServices.account(caller, headers);
  if (!hasPassword && confirmation.trim().toLowerCase() !== email.toLowerCase()) throw new Fault('password_wrong');
  if (hasPassword) await parts.accounts.assertPassword(id, confirmation);
  const heirs = await heirsOf(parts, id);
  if (heirs.some(({ heir }) => heir === undefined)) throw new Fault('last_owner');

  const given: string[] = [];
  for (const { organisationId, heir } of heirs)
    if (heir) given.push(...(await parts.repositories.organisations.giveWorkshops(organisationId, id, heir.userId)));
  await parts.repositories.erasure.removeAccountTraces({ id, name, email });
  await parts.accounts.remove(id);
  for (const { organisationId } of heirs) await writeDown(parts, caller, 'account.erased', organisationId, id);
  await parts.collab.review();
  for (const workshopId of given) parts.events.changed(workshopId, 'everybody');
  await parts.scrubber.scrub();
}
