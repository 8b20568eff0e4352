import type { AccountServices } from '@uskalla/contracts';
import type { Database } from '@uskalla/database';
import type { OrganisationRepository } from '@uskalla/domain';
import { toNodeHandler } from 'better-auth/node';
import type { Addresses } from '../addresses.ts';
import type { RedisClient } from '../cluster/open-redis.ts';
import { invitationLetter, newPasswordLetter, signInLetter, signInWithCodeLetter } from '../mail/letters.ts';
import type { Mailer } from '../mail/mailer.ts';
import type { Signer } from '../tokens.ts';
import { createAccountServices } from './account-services.ts';
import { createAccounts, type Accounts } from './accounts.ts';
import { createAskAuth, type AskAuth } from './ask-auth.ts';
import { createBetterAuth, lifetimes, type AuthLetters } from './auth.ts';
import { createFailedSignIns } from './failed-sign-ins.ts';
import { createAuthOrganisations, invitationToken, type AuthOrganisations } from './organisations.ts';
import type { Provider } from './providers.ts';
import { createTakeInvitation } from './take-invitation.ts';

/** Everything of accounts, put together: better-auth, and what the rest of the server sees of it. */
export type ComposedAccounts = Readonly<{
  accounts: Accounts;
  authOrganisations: AuthOrganisations;
  ask: AskAuth;
  services: AccountServices;
  /** better-auth's own HTTP; what of it is open to browsers, `open-paths.ts` says. */
  handler: ReturnType<typeof toNodeHandler>;
}>;

export function composeAccounts(parts: {
  database: Database;
  organisations: OrganisationRepository;
  secret: string;
  signer: Signer;
  origin: string | null;
  addresses: Addresses;
  providers: readonly Provider[];
  mailer: Mailer;
  redis: RedisClient | undefined;
  onError: (error: unknown) => void;
  onSessionEnded: () => void;
  /** Told of each new membership. */
  onJoined: (organisationId: string, userId: string) => Promise<void>;
}): ComposedAccounts {
  const { organisations, addresses, providers, mailer } = parts;

  const letters: AuthLetters = {
    // Looked up while nobody waits: how long an answer takes says nothing of whether there is such an account.
    signInLink(to, token, { base, locale }) {
      accounts
        .byEmail(to)
        .then((account) => {
          if (!account) return;
          const minutes = lifetimes.signInLink / 60;
          const letter = account.hasSecondFactor
            ? signInWithCodeLetter(locale, shareable(base))
            : signInLetter(locale, shareable(base), token, minutes);
          mailer.sendSoon(to, letter);
        })
        .catch(parts.onError);
    },
    newPasswordLink(to, token, { base, locale }) {
      mailer.sendSoon(to, newPasswordLetter(locale, shareable(base), token));
    },
    invitation({ id, email, role, organisation, by }, { base, locale }) {
      const invited = { organisation, role: role === 'owner' ? ('owner' as const) : ('facilitator' as const), by };
      mailer.sendSoon(email, invitationLetter(locale, shareable(base), invitationToken(parts.signer, id), invited));
    },
  };
  const shareable = (base: string) => addresses.shareable(base);

  const auth = createBetterAuth({ ...parts, letters, onFirstAtProvider });
  const accounts = createAccounts(auth, organisations);
  const authOrganisations = createAuthOrganisations(auth, parts.signer);
  const ask = createAskAuth(auth, addresses, parts.origin);
  const services = createAccountServices({
    ask,
    accounts,
    taking: createTakeInvitation({ ask, accounts, authOrganisations, organisations, onJoined: parts.onJoined }),
    failedSignIns: createFailedSignIns(parts.signer, parts.redis),
    providers,
    organisationsOf: async (userId) =>
      (await organisations.ofMember(userId)).map(({ id, name, role }) => ({ id, name, role })),
  });

  /** Whom a municipality's own sign-in vouches for is a member of its organisation, once: taken out, they stay out. */
  async function onFirstAtProvider(userId: string, { organisation: name, role }: Provider): Promise<void> {
    const known = (await organisations.all()).find((each) => each.name === name);
    const id = known?.id ?? (await authOrganisations.make({ name, municipality: null, runsService: false }));
    const own = await organisations.ofMember(userId);
    if (own.some((each) => each.id === id)) return;
    await authOrganisations.addMember(id, userId, role);
    await parts.onJoined(id, userId);
  }

  return { accounts, authOrganisations, ask, services, handler: toNodeHandler(auth) };
}
