import { cookieNames } from '@uskalla/contracts/wire';
import type { Caller } from '@uskalla/contracts';
import {
  baseLocale,
  isLocale,
  negotiateLocale,
  nobody,
  noMemberships,
  type Actor,
  type Memberships,
  type Repositories,
  type Workshop,
} from '@uskalla/domain';
import type { Addresses } from './addresses.ts';
import type { Accounts } from './accounts/accounts.ts';
import { readCookies } from './cookies.ts';
import { networkOf } from './network-of.ts';
import { hashToken, sameHash, type Signer } from './tokens.ts';

export type Callers = Readonly<{
  identify(request: { headers: Headers; address: string; secure: boolean }): Promise<Caller>;
  /** What the caller is by their account alone, with its memberships. */
  actorOf(caller: Caller): Promise<Actor>;
  /** What the caller is in one workshop: its facilitator, a seat, its wall, or several of these. */
  actorIn(caller: Caller, workshop: Workshop): Promise<Actor>;
  /** The name of a device within one workshop, as stored. */
  deviceHash(device: string, workshopId: string): string;
}>;

/** Turns cookies into callers, and callers into actors of a workshop. */
export function createCallers(parts: {
  accounts: Accounts;
  signer: Signer;
  addresses: Addresses;
  repositories: Repositories;
}): Callers {
  const { accounts, signer, addresses } = parts;
  const { participants, workshops } = parts.repositories;
  const deviceHash = (device: string, workshopId: string) => signer.pseudonym(workshopId, device);

  async function showsWall(caller: Caller, workshop: Workshop): Promise<boolean> {
    const grant = caller.walls.find((wall) => wall.startsWith(`${workshop.id}:`));
    if (grant === undefined) return false;
    const key = await workshops.wallKey(workshop.id);
    return key !== undefined && sameHash(grant, linkGrant(workshop.id, key));
  }

  async function steersByLink(caller: Caller, workshop: Workshop): Promise<boolean> {
    const grant = caller.steers.find((each) => each.startsWith(`${workshop.id}:`));
    if (grant === undefined) return false;
    const key = await workshops.coKey(workshop.id);
    return typeof key === 'string' && sameHash(grant, linkGrant(workshop.id, key));
  }

  return {
    actorOf: async (caller) =>
      caller.user === null ? nobody : byAccount(caller, await accounts.membershipsOf(caller.user.id)),
    async identify({ headers, address, secure }) {
      const cookies = readCookies(headers.get('cookie'));
      const chosen = cookies.get(cookieNames.locale);
      const walls = signer.verify('wall', cookies.get(cookieNames.wall));
      const steers = signer.verify('steer', cookies.get(cookieNames.steer));
      const thanked = signer.verify('thanked', cookies.get(cookieNames.thanked));
      const host = headers.get('host') ?? undefined;
      return {
        user: await accounts.userOf(headers),
        device: signer.verify('device', cookies.get(cookieNames.device)),
        walls: walls === null ? [] : walls.split(' '),
        steers: steers === null ? [] : steers.split(' '),
        thanked: thanked === null ? [] : thanked.split(' '),
        baseUrl: addresses.originOf(host, secure) ?? addresses.originOf('localhost', secure) ?? 'http://localhost',
        locale: isLocale(chosen) ? chosen : (negotiateLocale(headers.get('accept-language')) ?? baseLocale),
        address: networkOf(address),
      };
    },
    async actorIn(caller, workshop) {
      const [person, wall, co] = await Promise.all([
        caller.device === null ? undefined : participants.byDevice(workshop.id, deviceHash(caller.device, workshop.id)),
        showsWall(caller, workshop),
        steersByLink(caller, workshop),
      ]);
      return {
        // No role but those of a workshop does anything in one: memberships are not looked up for every command and socket.
        ...byAccount(caller, noMemberships),
        seat: person
          ? {
              participantId: person.id,
              workshopId: workshop.id,
              tableId: person.tableId,
              formerTables: person.formerTables,
            }
          : null,
        wallOf: wall ? workshop.id : null,
        coOf: co ? workshop.id : null,
      };
    },
    deviceHash,
  };
}

const byAccount = ({ user }: Caller, memberships: Memberships): Actor =>
  user === null ? nobody : { ...nobody, userId: user.id, hasSecondFactor: user.hasSecondFactor, memberships };

/** The right that a link gives in one workshop, to show its wall or to steer it; it ends when the link is renewed. */
export function linkGrant(workshopId: string, key: string): string {
  return `${workshopId}:${hashToken(key).slice(0, 22)}`;
}
