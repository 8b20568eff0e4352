import type { Role } from '@uskalla/domain';
import type { Joined, Visitor } from '../running.ts';
import { endedSession, type Ground, type People } from './gather.ts';
import type { Place } from './place.ts';
import { changeStates, readLinks, type Places } from './places.ts';
import type { Who } from './who.ts';

/** Browsers that have no account, and are what they are by a seat or a link. */
type Guests = Readonly<
  Record<'participant' | 'neighbour' | 'moved' | 'removed' | 'co' | 'formerCo' | 'wall' | 'formerWall', Visitor>
>;

/** Seats everybody, gives the links to who came by them, and says who they all are. */
export async function settle(
  ground: Ground,
  people: People,
  places: Places,
): Promise<{ everybody: readonly Who[]; regrant: (place: Place) => Promise<void> }> {
  const { running, stranger } = ground;
  const guests: Guests = {
    participant: stranger(),
    neighbour: stranger(),
    moved: stranger(),
    removed: stranger(),
    co: stranger(),
    formerCo: stranger(),
    wall: stranger(),
    formerWall: stranger(),
  };
  const host = people.hosts.own;
  const takeLinks = async (place: Place, co: Visitor, wall: Visitor) => {
    const path = `/api/v1/workshops/${place.workshop}`;
    await co.json('POST', `${path}/desk`, { secret: place.coSecret }, 204);
    await wall.json('POST', `${path}/wall`, { secret: place.wallSecret }, 204);
  };
  const regrant = async (place: Place) => {
    await readLinks(place, people.hosts[place.side === 'other' ? 'other' : 'own']);
    if (place.side === 'own') await takeLinks(place, guests.co, guests.wall);
  };
  for (const place of [places.here, places.sandbox, places.hidden, places.closed]) {
    await takeLinks(place, guests.formerCo, guests.formerWall);
    await regrant(place);
    await seat(place, guests, host.visitor);
  }
  await changeStates(running, places, host);
  return { everybody: await name(ground, people, guests, places.sandbox), regrant };
}

/** Sits down at a table. @returns who one is there */
export async function sitDown(visitor: Visitor, { code }: Place, table: number): Promise<string> {
  const path = `/api/v1/workshops/${code}/participants`;
  return (await visitor.json<Joined>('POST', path, { table }, 201)).participant.id;
}

async function seat(place: Place, { participant, neighbour, moved, removed }: Guests, host: Visitor): Promise<void> {
  await sitDown(participant, place, 1);
  await sitDown(neighbour, place, 2);
  await moveAway(moved, place, host);
  const people = `/api/v1/workshops/${place.workshop}/participants`;
  await host.json('DELETE', `${people}/${await sitDown(removed, place, 1)}`, undefined, 204);
}

async function moveAway(visitor: Visitor, place: Place, host: Visitor): Promise<void> {
  const person = await sitDown(visitor, place, 1);
  const path = `/api/v1/workshops/${place.workshop}/participants/${person}`;
  await host.json('PATCH', path, { tableId: place.otherTable }, 204);
}

async function name(ground: Ground, people: People, guests: Guests, sandbox: Place): Promise<readonly Who[]> {
  const { stranger, browserOf } = ground;
  const { operator, owner, colleague, ambassador, hosts } = people;
  const nothing = {
    everywhere: [],
    own: [],
    home: [],
    hasAccount: false,
    hasSecondFactor: false,
    usesApp: false,
    sits: null,
    hasLink: false,
  } as const;
  const guest = (called: string, visitor: Visitor, more: Partial<Who> = {}): Who => ({
    ...nothing,
    name: called,
    visitor,
    twin: async () => ground.copyOf(visitor),
    ...more,
  });
  const account = (called: string, visitor: Visitor, userId: string, more: Partial<Who>): Who =>
    guest(called, visitor, { hasAccount: true, twin: () => browserOf(userId), ...more });
  /** A seat that can be left: another browser takes one like it. */
  const seated = (
    called: string,
    visitor: Visitor,
    sits: Who['sits'],
    take: (twin: Visitor) => Promise<unknown>,
  ): Who =>
    guest(called, visitor, {
      own: ['workshop.participant'],
      sits,
      async twin() {
        const twin = stranger();
        await take(twin);
        return twin;
      },
    });
  const ofOrganisation = (role: Role) => ({ own: [role], home: [role] });
  const operates = { everywhere: ['service.operator'], home: ['organisation.owner'], usesApp: true } as const;
  const owns = { ...ofOrganisation('organisation.owner'), usesApp: true };
  return [
    guest('anyone', stranger()),
    account('the operator', operator.visitor, operator.userId, { ...operates, hasSecondFactor: true }),
    account('the operator by password alone', operator.weak, operator.userId, operates),
    account('an owner', owner.visitor, owner.userId, { ...owns, hasSecondFactor: true }),
    account('an owner by password alone', owner.weak, owner.userId, owns),
    account('a colleague', colleague.visitor, colleague.userId, ofOrganisation('organisation.facilitator')),
    account('an ambassador', ambassador.visitor, ambassador.userId, { everywhere: ['library.ambassador'] }),
    account('the facilitator', hosts.own.visitor, hosts.own.userId, {
      own: ['organisation.facilitator', 'workshop.facilitator'],
      home: ['organisation.facilitator'],
    }),
    guest('the facilitator, signed out', await endedSession(ground, hosts.own.userId)),
    guest('a co-facilitator', guests.co, { own: ['workshop.co-facilitator'], hasLink: true }),
    guest('a co-facilitator by a former link', guests.formerCo, { hasLink: true }),
    seated('a participant', guests.participant, 'at the table', (twin) => sitDown(twin, sandbox, 1)),
    seated('a participant of another table', guests.neighbour, 'at another table', (twin) => sitDown(twin, sandbox, 2)),
    seated('a participant who was moved away', guests.moved, 'moved away', (twin) =>
      moveAway(twin, sandbox, hosts.own.visitor),
    ),
    guest('a participant who was taken out', guests.removed),
    guest('a projector', guests.wall, { own: ['workshop.projector'] }),
    guest('a projector by a former link', guests.formerWall),
  ];
}
