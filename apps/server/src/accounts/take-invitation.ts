import type { AccountServices } from '@uskalla/contracts';
import { Fault, readAccountName, type OrganisationRepository } from '@uskalla/domain';
import type { Accounts } from './accounts.ts';
import type { AskAuth } from './ask-auth.ts';
import type { AuthOrganisations } from './organisations.ts';
import { parseSetCookies } from './set-cookies.ts';

type Parts = Readonly<{
  ask: AskAuth;
  accounts: Accounts;
  authOrganisations: AuthOrganisations;
  organisations: OrganisationRepository;
  /** Told of each new membership. */
  onJoined: (organisationId: string, userId: string) => Promise<void>;
}>;

/** What the link of an invitation opens, and taking it: by the account that is signed in, or by a new one that it makes. */
export function createTakeInvitation({
  ask,
  accounts,
  authOrganisations,
  organisations,
  onJoined,
}: Parts): Pick<AccountServices, 'invitation' | 'acceptInvitation'> {
  return {
    async invitation(token) {
      const { email, role, organisationId, inviterId } = await authOrganisations.byToken(token);
      const [organisation, account, by] = await Promise.all([
        organisations.byId(organisationId),
        accounts.byEmail(email),
        accounts.nameOf(inviterId),
      ]);
      if (!organisation) throw new Fault('link_used');
      return { email, role, organisation: organisation.name, by, hasAccount: account !== undefined };
    },
    async acceptInvitation(caller, token, account, headers) {
      const invitation = await authOrganisations.byToken(token);
      if (caller.user !== null && caller.user.email !== invitation.email) throw new Fault('wrong_account');
      if (caller.user !== null) {
        await take(invitation.id, headers);
        await onJoined(invitation.organisationId, caller.user.id);
        return [];
      }
      if (await accounts.byEmail(invitation.email)) throw new Fault('not_signed_in');
      if (account === null) throw new Fault('bad_request');
      const { id } = await accounts.create({
        name: readAccountName(account.name),
        email: invitation.email,
        password: account.password,
        locale: caller.locale,
      });
      // The letter came to this address: who opened its link is whose it is.
      const cookies = parseSetCookies(await accounts.openSession(id, headers));
      const signedIn = new Headers(headers);
      signedIn.set('cookie', cookies.map(({ name, value }) => `${name}=${encodeURIComponent(value)}`).join('; '));
      await take(invitation.id, signedIn);
      await onJoined(invitation.organisationId, id);
      return cookies;
    },
  };

  async function take(invitationId: string, headers: Headers): Promise<void> {
    await ask('POST', '/organization/accept-invitation', { invitationId }, headers);
  }
}
