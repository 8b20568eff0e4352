import { chooseTable, newLiveState, readyAgendas, type Contribution } from '@uskalla/domain';
import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../src/index.ts';
import { engines, makeWorkshop } from './engines.ts';

const first = () => newLiveState(readyAgendas.ninety, 0);

for (const [name, open] of engines(4)) {
  describe(name, () => {
    let database: Database;
    let end: () => Promise<void>;
    beforeAll(async () => ({ database, end } = await open()));
    afterAll(() => end());

    const sit = (workshopId: string, deviceHash: string) =>
      database.repositories.participants.seat(
        { id: randomUUIDv7(), workshopId, deviceHash, name: null, nameStatus: 'shown', joinedAt: new Date() },
        (tables) => chooseTable(tables, undefined),
      );
    const given = (by: string, item: string, number = 1, at = 0): Contribution => ({
      activity: 'vote',
      by,
      item,
      number,
      text: '',
      isApproved: true,
      at: new Date(at),
    });

    test('of several changes of one version one is made; a version that is not there is replaced by none', async () => {
      const { workshop } = await makeWorkshop(database, 1);
      const { liveStates } = database.repositories;
      const read = await liveStates.withWorkshop(workshop.id);
      expect(read?.workshop).toEqual(workshop);
      expect(read?.current).toEqual(await liveStates.get(workshop.id));
      const { version, state } = read?.current ?? { version: NaN, state: first() };
      const zooms = [0.8, 0.9, 1.15, 1.3, 1.5];
      const put = (zoom: number) =>
        liveStates.replace(workshop.id, version, { ...state, wall: { ...state.wall, zoom } });
      const done = await Promise.all(zooms.map(put));
      expect(done.filter(Boolean)).toHaveLength(1);
      expect(await liveStates.get(workshop.id)).toMatchObject({
        version: version + 1,
        state: { wall: { zoom: zooms[done.indexOf(true)] } },
      });
      expect(await liveStates.replace(workshop.id, 0, state)).toBe(false);
      expect(await liveStates.replace(workshop.id, 99, state)).toBe(false);
      expect((await liveStates.get(workshop.id))?.version).toBe(version + 1);
      expect(await liveStates.withWorkshop(randomUUIDv7())).toBeUndefined();
    });

    test('what one person gives at once never crosses; it is counted by item, by number and by people', async () => {
      const { workshop } = await makeWorkshop(database, 1);
      const { contributions } = database.repositories;
      // Each adds a dot to what is there: none is lost.
      const more = () =>
        contributions.change(workshop.id, 'vote', 'a', (mine) => [given('a', 't1', (mine[0]?.number ?? 0) + 1)]);
      await Promise.all([more(), more(), more()]);
      await contributions.change(workshop.id, 'vote', 'b', () => [given('b', 't1', 2), given('b', 't2', 1, 5)]);
      await contributions.change(workshop.id, 'other', 'b', () => [{ ...given('b', 't1', 9), activity: 'other' }]);
      expect(await contributions.tally(workshop.id, 'vote')).toEqual([
        { item: 't1', sum: 5, people: 2 },
        { item: 't2', sum: 1, people: 1 },
      ]);
      expect(await contributions.countPeople(workshop.id, 'vote')).toBe(2);
      const byNumber = await contributions.countByNumber(workshop.id, ['vote', 'other', 'nothing']);
      expect([...(byNumber.get('vote') ?? [])].sort()).toEqual([
        [1, 1],
        [2, 1],
        [3, 1],
      ]);
      expect([...byNumber.keys()].sort()).toEqual(['other', 'vote']);
      expect((await contributions.answered(workshop.id)).sort()).toEqual(['other', 'vote']);
      expect(await contributions.givers(workshop.id, ['other', 'nothing'])).toEqual(
        new Map([
          ['other', ['b']],
          ['nothing', []],
        ]),
      );
      expect(await contributions.change(workshop.id, 'vote', 'b', (mine) => mine.slice(1))).toHaveLength(1);
      expect(await contributions.ofPerson(workshop.id, [{ activity: 'vote', by: 'b' }])).toEqual([
        given('b', 't2', 1, 5),
      ]);
      expect(await contributions.approve(workshop.id, 'vote', 't2', false)).toBe(true);
      expect(await contributions.approve(workshop.id, 'vote', 'nothing', false)).toBe(false);
      expect((await contributions.of(workshop.id, 'vote')).map(({ isApproved }) => isApproved)).toEqual([true, false]);
      await contributions.removeItem(workshop.id, 'vote', 't2');
      await contributions.removeBy(workshop.id, ['a']);
      expect(await contributions.of(workshop.id, 'vote')).toEqual([]);
      expect(await contributions.of(workshop.id, 'other')).toHaveLength(1);
    });

    test('whoever is moved remembers where they sat; whoever is taken out counts nowhere and does not sit down again', async () => {
      const { workshop } = await makeWorkshop(database, 2);
      const { participants, tables } = database.repositories;
      const { participant } = await sit(workshop.id, 'device');
      const [one, two] = await tables.ofWorkshop(workshop.id);
      await participants.move(workshop.id, [{ participantId: participant.id, tableId: two?.id ?? '' }]);
      await participants.move(workshop.id, [{ participantId: participant.id, tableId: two?.id ?? '' }]);
      expect(await participants.byDevice(workshop.id, 'device')).toMatchObject({
        tableId: two?.id,
        formerTables: [one?.id],
      });
      await participants.setRemoved(participant.id, new Date());
      expect(await participants.byDevice(workshop.id, 'device')).toBeUndefined();
      expect((await tables.ofWorkshop(workshop.id)).map(({ seated }) => seated)).toEqual([0, 0]);
      await expect(sit(workshop.id, 'device')).rejects.toMatchObject({ code: 'seat_removed' });
      expect((await participants.removedOf(workshop.id)).map(({ id }) => id)).toEqual([participant.id]);
      await participants.setRemoved(participant.id, null);
      expect((await sit(workshop.id, 'device')).isNew).toBe(false);
    });

    test('two tables merged into each other at once leave one, with everybody at it', async () => {
      const { workshop } = await makeWorkshop(database, 2);
      const { participants, tables } = database.repositories;
      const [one, two] = (await tables.ofWorkshop(workshop.id)).map(({ id }) => id) as [string, string];
      const { participant: gone } = await sit(workshop.id, 'gone');
      await sit(workshop.id, 'other');
      await participants.setRemoved(gone.id, new Date());
      const done = await Promise.all([tables.merge(workshop.id, one, two), tables.merge(workshop.id, two, one)]);
      expect(done.filter(Boolean)).toHaveLength(1);
      await participants.setRemoved(gone.id, null);
      const left = (await tables.ofWorkshop(workshop.id)).filter(({ mergedInto }) => mergedInto === null);
      expect(left.map(({ seated }) => seated)).toEqual([2]);
      expect(await tables.merge(workshop.id, one, one)).toBe(false);
    });

    test('a code that was given up goes to nobody else', async () => {
      const [{ workshop }, other] = [await makeWorkshop(database, 1), await makeWorkshop(database, 1)];
      const { workshops } = database.repositories;
      const code = `N${workshop.code.slice(1)}`;
      expect(await workshops.setCode(workshop.id, other.workshop.code)).toBe(false);
      expect(await workshops.setCode(workshop.id, code)).toBe(true);
      expect((await workshops.byCode(code))?.id).toBe(workshop.id);
      expect(await workshops.byCode(workshop.code)).toBeUndefined();
      expect((await workshops.byFormerCode(workshop.code))?.id).toBe(workshop.id);
      expect(await workshops.setCode(other.workshop.id, workshop.code)).toBe(false);
    });

    test('an agenda of one’s own is kept under its name', async () => {
      const { agendaTemplates } = database.repositories;
      const ownerId = `owner-${randomUUIDv7()}`;
      const template = { id: randomUUIDv7(), ownerId, name: 'Oma', phases: readyAgendas.ninety };
      await agendaTemplates.save(template, new Date());
      await agendaTemplates.save({ ...template, name: 'Muu' }, new Date());
      expect(await agendaTemplates.ofOwner(ownerId)).toEqual([{ ...template, name: 'Muu' }]);
      await agendaTemplates.remove(template.id);
      expect(await agendaTemplates.byId(template.id)).toBeUndefined();
    });
  });
}
