import { cookieNames } from '@uskalla/contracts/wire';
import type { Caller } from '@uskalla/contracts';
import {
  baseLocale,
  isLocale,
  negotiateLocale,
  nobody,
  type Actor,
  type Repositories,
  type Workshop,
} from '@uskalla/domain';
import type { Addresses } from './addresses.ts';
import type { Accounts } from './accounts/accounts.ts';
import { readCookies } from './cookies.ts';
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

  async function actorOf({ user }: Caller): Promise<Actor> {
    if (user === null) return nobody;
    const memberships = await accounts.membershipsOf(user.id);
    return { ...nobody, userId: user.id, hasSecondFactor: user.hasSecondFactor, memberships };
  }

  return {
    actorOf,
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
        address,
      };
    },
    async actorIn(caller, workshop) {
      const [own, person, wall, co] = await Promise.all([
        actorOf(caller),
        caller.device === null ? undefined : participants.byDevice(workshop.id, deviceHash(caller.device, workshop.id)),
        showsWall(caller, workshop),
        steersByLink(caller, workshop),
      ]);
      return {
        ...own,
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

/** The right that a link gives in one workshop, to show its wall or to steer it; it ends when the link is renewed. */
export function linkGrant(workshopId: string, key: string): string {
  return `${workshopId}:${hashToken(key).slice(0, 22)}`;
}
