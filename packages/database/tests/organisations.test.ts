import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../src/index.ts';
import { engines, makeAccount, makeOrganisation, makeWorkshop } from './engines.ts';

describe.each(engines(14))('organisations: %s', (_name, open) => {
  let database: Database;
  let end: () => Promise<void>;
  beforeAll(async () => {
    ({ database, end } = await open());
    await makeOrganisation(database, 'helsinki');
    await makeOrganisation(database, 'espoo');
    await makeAccount(database, 'owner', 'Omistaja');
    await makeAccount(database, 'other', 'Toinen');
    await join('helsinki', 'owner', 'owner');
    await join('espoo', 'owner', 'facilitator');
    await join('helsinki', 'other', 'facilitator');
  });
  afterAll(() => end());

  async function join(organizationId: string, userId: string, role: string): Promise<void> {
    const id = `${organizationId}-${userId}`;
    await database.drizzle.insert(database.authSchema.member).values({ id, organizationId, userId, role });
  }

  test('what somebody is a member of', async () => {
    const { organisations, curation } = database.repositories;
    const memberships = await organisations.memberships('owner');
    expect([...memberships.organisations].sort((a, b) => a.id.localeCompare(b.id))).toEqual([
      { id: 'espoo', role: 'facilitator' },
      { id: 'helsinki', role: 'owner' },
    ]);
    expect(memberships).toMatchObject({ isOperator: false, isAmbassador: false });
    await curation.addAmbassador('owner');
    expect((await organisations.memberships('owner')).isAmbassador).toBe(true);
    expect(await organisations.memberships('nobody')).toEqual({
      organisations: [],
      isOperator: false,
      isAmbassador: false,
    });
  });

  test('a role that is none of ours is no membership', async () => {
    await makeAccount(database, 'odd', 'Outo');
    await join('espoo', 'odd', 'admin');
    expect((await database.repositories.organisations.memberships('odd')).organisations).toEqual([]);
  });

  test('its owners operate the service where the organisation runs it, and one does', async () => {
    const { organisations } = database.repositories;
    const { organization } = database.authSchema;
    const runs = { id: 'office', name: 'Toimisto', slug: 'office', runsService: true };
    await database.drizzle.insert(organization).values(runs);
    await join('office', 'owner', 'owner');
    await join('office', 'other', 'facilitator');
    expect((await organisations.memberships('owner')).isOperator).toBe(true);
    expect((await organisations.memberships('other')).isOperator).toBe(false);
    expect((await organisations.operator())?.id).toBe('office');
    await expect(
      database.drizzle.insert(organization).values({ ...runs, id: 'second', slug: 'second' }),
    ).rejects.toThrow();
  });

  test('is changed', async () => {
    const { organisations } = database.repositories;
    await organisations.change('espoo', { name: 'Espoo', municipality: '049', retentionDays: 30 });
    expect(await organisations.byId('espoo')).toMatchObject({ name: 'Espoo', municipality: '049', retentionDays: 30 });
    const espoo = (await organisations.all()).find(({ id }) => id === 'espoo');
    expect(espoo?.members).toBe(2);
  });

  test('workshops go from one member to another, those of one organisation alone', async () => {
    const { organisations, workshops } = database.repositories;
    const { workshop } = await makeWorkshop(database);
    expect(await organisations.giveWorkshops('espoo', workshop.facilitatorId, 'owner')).toEqual([]);
    const given = await organisations.giveWorkshops(workshop.organisationId, workshop.facilitatorId, 'owner');
    expect(given).toEqual([workshop.id]);
    expect((await workshops.byId(workshop.id))?.facilitatorId).toBe('owner');
  });
});
