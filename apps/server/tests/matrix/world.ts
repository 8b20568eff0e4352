import type { Composition } from '../../src/composition.ts';
import { headersOf } from '../calling.ts';
import { startServer, Visitor, workshop, type Made } from '../running.ts';
import type { Where } from './door.ts';
import { fillShelves } from './fill-shelves.ts';
import { gather, type Ground, type Host } from './gather.ts';
import type { Place } from './place.ts';
import { buildPlaces } from './places.ts';
import { settle } from './settle.ts';
import { countUseCases, type UseCase } from './use-cases.ts';
import type { Who } from './who.ts';

/** A server with two organisations in it, and everybody who can be somebody there. */
export type World = Ground &
  Readonly<{
    url: string;
    composition: Composition;
    everybody: readonly Who[];
    /** How often each use case was asked for. */
    counts: ReadonlyMap<UseCase, number>;
    /** Where nothing is. */
    nowhere: Place;
    placesOf(where: Where): readonly Place[];
    /** A new account that is nothing besides, signed in. */
    newcomer(): Promise<Visitor>;
    /** Whose the workshops of a place's side are. */
    hostOf(place: Place): Host;
    /** One more workshop of that side's host. */
    oneMoreWorkshop(place: Place): Promise<Made>;
    /** Links were renewed: those who came by them come by the new ones. */
    regrant(place: Place): Promise<void>;
    stop(): Promise<void>;
  }>;

/** What of a world a kind of doors needs; each part takes its time to make. */
export type Wanted = Readonly<{
  /** The pages, which are built. */
  web?: boolean;
  /** Stories with questions and photos, kept agendas, invitations. */
  shelves?: boolean;
}>;

/** Makes a world. */
export async function createWorld({ web = false, shelves = false }: Wanted = {}): Promise<World> {
  // Writing ends with a grace for the last letters; with the clock ahead of it, it is over.
  let ahead = 0;
  const clock = () => new Date(Date.now() + ahead);
  // Each browser has an address of its own, as from behind a proxy: limits of one address are not what is tried here.
  const running = await startServer({ TRUSTED_PROXIES: '1' }, 1, 0, clock, web);
  const { composition, url } = running;
  const counts = countUseCases(composition.services);
  let addresses = 0;
  const stranger = () => {
    addresses += 1;
    return new Visitor(url, { 'x-forwarded-for': `10.0.${addresses >> 8}.${addresses & 255}` });
  };
  const copyOf = (visitor: Visitor) => {
    const copy = new Visitor(url, visitor.always);
    for (const [name, value] of visitor.cookies) copy.cookies.set(name, value);
    return copy;
  };
  const { accounts } = composition.accounts;
  const browserOf = async (userId: string) => {
    const visitor = stranger();
    visitor.keep(await accounts.openSession(userId, headersOf(running, visitor)));
    return visitor;
  };
  let newcomers = 0;
  const newcomer = async () => {
    newcomers += 1;
    const email = `tulija-${newcomers}@esimerkki.fi`;
    const { id } = await accounts.create({ email, name: 'Tulija', password: 'neljä joutsenta lahdella', locale: 'fi' });
    return browserOf(id);
  };
  const ground = { running, stranger, copyOf, browserOf };

  const people = await gather(ground);
  const places = await buildPlaces(running, people.hosts);
  const { everybody, regrant } = await settle(ground, people, places);
  if (shelves) await fillShelves(ground, people, places);
  ahead = 60_000;

  const ofWhere: Record<Where, readonly Place[]> = {
    one: [places.here],
    pair: [places.here, places.elsewhere],
    sandbox: [places.sandbox, places.otherSandbox],
    states: [places.here, places.hidden, places.closed, places.elsewhere],
  };
  const hostOf = ({ side }: Place) => people.hosts[side === 'other' ? 'other' : 'own'];
  return {
    ...ground,
    url,
    composition,
    everybody,
    counts,
    nowhere: places.nowhere,
    placesOf: (where) => ofWhere[where],
    newcomer,
    hostOf,
    oneMoreWorkshop(place) {
      const { visitor, organisation } = hostOf(place);
      return workshop(visitor, { organisation, tables: 1 });
    },
    regrant,
    stop: () => running.stop(),
  };
}
