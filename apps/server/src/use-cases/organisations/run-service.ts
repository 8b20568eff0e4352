import { NewOrganisation, type AuditLogView, type Caller, type ServiceView } from '@uskalla/contracts';
import { Fault, givenName, readEmail, readOrganisationName } from '@uskalla/domain';
import { invitationToken } from '../../accounts/organisations.ts';
import { invitationLetter } from '../../mail/letters.ts';
import { logView, writeDown } from '../audit.ts';
import type { Parts } from '../parts.ts';
import { assertOperates } from './assert-operates.ts';
import { readMunicipality } from './change-organisation.ts';

/** What the operator looks after. */
export async function service(parts: Parts, caller: Caller): Promise<ServiceView> {
  await assertOperates(parts, caller);
  const [organisations, ambassadors] = await Promise.all([
    parts.repositories.organisations.all(),
    parts.repositories.curation.ambassadors(),
  ]);
  return {
    organisations: organisations.map(({ id, name, municipality, members, runsService }) => ({
      id,
      name,
      municipality,
      members,
      runsService,
    })),
    ambassadors: ambassadors.map((account) => ({ ...account, name: givenName(account) })),
  };
}

/**
 * Lets an organisation use the service. Its owner is invited by mail; the operator is no member of it.
 * @throws Fault `name_needed`, `name_too_long`, `municipality_unknown`, `email_invalid`
 */
export async function addOrganisation(parts: Parts, caller: Caller, raw: NewOrganisation): Promise<void> {
  const inviterId = await assertOperates(parts, caller);
  const input = NewOrganisation.parse(raw);
  const name = readOrganisationName(input.name);
  const municipality = readMunicipality(parts, input.municipality);
  const email = readEmail(input.owner);
  if (email === undefined) throw new Fault('email_invalid');
  const { authOrganisations } = parts;
  const organisationId = await authOrganisations.make({ name, municipality, runsService: false });
  const role = 'owner';
  const invitationId = await authOrganisations.invite({ organisationId, inviterId, email, role });
  const by = await parts.accounts.nameOf(inviterId);
  const base = parts.addresses.shareable(caller.baseUrl);
  const token = invitationToken(parts.signer, invitationId);
  await writeDown(parts, caller, 'organisation.added', null, organisationId);
  parts.mailer.sendSoon(email, invitationLetter(caller.locale, base, token, { organisation: name, role, by }));
}

/** Somebody with an account curates the library from now on. @throws Fault `account_unknown` */
export async function nameAmbassador(parts: Parts, caller: Caller, email: string): Promise<void> {
  await assertOperates(parts, caller);
  const account = await parts.accounts.byEmail(email);
  if (!account) throw new Fault('account_unknown');
  await parts.repositories.curation.addAmbassador(account.id);
  await writeDown(parts, caller, 'ambassador.named', null, account.id);
}

export async function endAmbassador(parts: Parts, caller: Caller, userId: string): Promise<void> {
  await assertOperates(parts, caller);
  await parts.repositories.curation.removeAmbassador(userId);
  await writeDown(parts, caller, 'ambassador.ended', null, userId);
}

/** Ends all sessions of an account, as when it fell into wrong hands. @throws Fault `account_unknown` */
export async function signOut(parts: Parts, caller: Caller, email: string): Promise<void> {
  await assertOperates(parts, caller);
  const account = await parts.accounts.byEmail(email);
  if (!account) throw new Fault('account_unknown');
  await parts.accounts.endSessions(account.id);
  await writeDown(parts, caller, 'account.signed-out', null, account.id);
  await parts.collab.review();
}

/** What was done to the service itself, the newest first. */
export async function serviceLog(parts: Parts, caller: Caller, before?: string): Promise<AuditLogView> {
  await assertOperates(parts, caller);
  return logView(parts, null, before);
}
