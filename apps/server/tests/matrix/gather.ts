import type { OrganisationRole } from '@uskalla/domain';
import { takeSecondFactor } from '../calling.ts';
import { admin, type Running, type Visitor } from '../running.ts';

/** What a world stands on before anybody is in it. */
export type Ground = Readonly<{
  running: Running;
  /** A browser that has been nowhere, at an address of its own. */
  stranger: () => Visitor;
  /** The same browser once more: what it is given from now on, the first one does not get. */
  copyOf: (visitor: Visitor) => Visitor;
  /** An account's further browser. */
  browserOf: (userId: string) => Promise<Visitor>;
}>;

/** An account, signed in. */
export type Signed = Readonly<{ userId: string; visitor: Visitor }>;
/** One that is signed in twice: with a second factor, and by a session of before it had one. */
export type Strong = Signed & Readonly<{ weak: Visitor }>;
/** Whose the workshops of a side are. */
export type Host = Signed & Readonly<{ organisation: string }>;

export type People = Readonly<{
  operator: Strong;
  owner: Strong;
  colleague: Signed;
  ambassador: Signed;
  hosts: Readonly<{ own: Host; other: Host }>;
  /** A member of each host's organisation who asks nothing. */
  members: Readonly<{ own: string; other: string }>;
}>;

const passwordOf = (name: string) => `seitsemän ${name} kurkea järvellä`;

/** Makes the accounts of a world and the two organisations they belong to. */
export async function gather({ running, browserOf }: Ground): Promise<People> {
  const { composition } = running;
  const { accounts, authOrganisations } = composition.accounts;
  const { curation } = composition.database.repositories;

  async function account(name: string): Promise<Signed> {
    const given = { email: `${name}@esimerkki.fi`, name, password: passwordOf(name) };
    const { id: userId } = await accounts.create({ ...given, locale: 'fi' });
    return { userId, visitor: await browserOf(userId) };
  }
  async function member(name: string, organisation: string, role: OrganisationRole): Promise<Host> {
    const made = await account(name);
    await authOrganisations.addMember(organisation, made.userId, role);
    return { ...made, organisation };
  }
  async function strong(userId: string, password: string): Promise<Strong> {
    const [visitor, weak] = [await browserOf(userId), await browserOf(userId)];
    await takeSecondFactor(running, visitor, password);
    return { userId, visitor, weak };
  }

  const own = await authOrganisations.make({ name: 'Oma', municipality: null, runsService: false });
  const other = await authOrganisations.make({ name: 'Toinen', municipality: null, runsService: false });
  const first = (await accounts.first())?.id ?? '';
  // The first account looks after the library until there are others, as now.
  const ambassador = await account('lahettilas');
  await curation.addAmbassador(ambassador.userId);
  await curation.removeAmbassador(first);
  const owner = await member('omistaja', own, 'owner');
  const members = {
    own: (await member('jasen', own, 'facilitator')).userId,
    other: (await member('muujasen', other, 'facilitator')).userId,
  };
  return {
    operator: await strong(first, admin.password),
    owner: await strong(owner.userId, passwordOf('omistaja')),
    colleague: await member('tyokaveri', own, 'facilitator'),
    ambassador,
    hosts: { own: await member('vetaja', own, 'facilitator'), other: await member('muuvetaja', other, 'owner') },
    members,
  };
}

/** A session that was signed out of, as its browser still has it. */
export async function endedSession({ browserOf, copyOf }: Ground, userId: string): Promise<Visitor> {
  const ended = await browserOf(userId);
  await copyOf(ended).json('DELETE', '/api/v1/session', undefined, 204);
  return ended;
}
