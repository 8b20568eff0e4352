import { chooseTable, newLiveState, readyAgendas, trueStory } from '@uskalla/domain';
import { updateLogContract } from '@uskalla/sync/testing';
import { randomUUID, randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../src/index.ts';
import { engines, makeWorkshop, revision } from './engines.ts';

for (const [name, open] of engines(0)) {
  describe(name, () => {
    let database: Database;
    let end: () => Promise<void>;
    beforeAll(async () => ({ database, end } = await open()));
    afterAll(() => end());

    updateLogContract(name, async () => {
      const { drafts } = await makeWorkshop(database, 1);
      return {
        log: database.updateLog,
        docId: drafts[0] ?? '',
        absentId: randomUUID(),
        first: Uint8Array.of(1, 2, 0),
      };
    });

    test('a workshop is kept with its tables and drafts, found by id, code and facilitator', async () => {
      const { workshop, drafts } = await makeWorkshop(database, 3);
      const { workshops, tables } = database.repositories;
      expect(await workshops.byId(workshop.id)).toEqual(workshop);
      expect(await workshops.byCode(workshop.code)).toEqual(workshop);
      expect(await workshops.byCode('NOBODY')).toBeUndefined();
      expect((await workshops.byFacilitator('user-1')).map(({ id }) => id)).toContain(workshop.id);
      const found = await tables.ofWorkshop(workshop.id);
      expect(found.map(({ number, seated, draftId }) => [number, seated, draftId])).toEqual(
        drafts.map((draftId, index) => [index + 1, 0, draftId]),
      );
      await workshops.setStatus({ ...workshop, status: 'closed', closedAt: new Date(5) }, new Date(5));
      expect(await workshops.byId(workshop.id)).toMatchObject({ status: 'closed', closedAt: new Date(5) });
      expect(await workshops.wallKey(workshop.id)).toBe('key');
    });

    test('a code that is taken makes no workshop, and leaves nothing behind', async () => {
      const { workshop } = await makeWorkshop(database, 1);
      const id = randomUUIDv7();
      const table = { id: randomUUIDv7(), workshopId: id, number: 1, draftId: randomUUIDv7() };
      const made = await database.repositories.workshops.create(
        { ...workshop, id },
        'k',
        [{ table, firstContent: Uint8Array.of(1) }],
        newLiveState(readyAgendas.ninety, 0),
      );
      expect(made).toBe(false);
      expect(await database.repositories.drafts.byId(table.draftId)).toBeUndefined();
    });

    test('eighty phones at once are seated evenly, and one device never sits twice', async () => {
      const { workshop } = await makeWorkshop(database, 7);
      const { participants, tables } = database.repositories;
      const sit = (deviceHash: string) =>
        participants.seat(
          {
            id: randomUUIDv7(),
            workshopId: workshop.id,
            deviceHash,
            name: null,
            nameStatus: 'shown',
            joinedAt: new Date(),
          },
          (choices) => chooseTable(choices, undefined),
        );
      await Promise.all(Array.from({ length: 80 }, (_, n) => sit(`device-${n}`)));
      const seated = (await tables.ofWorkshop(workshop.id)).map((table) => table.seated);
      expect(Math.max(...seated) - Math.min(...seated)).toBeLessThanOrEqual(1);
      const again = await Promise.all(Array.from({ length: 6 }, () => sit('device-x')));
      expect(new Set(again.map(({ participant }) => participant.id)).size).toBe(1);
      expect(again.filter(({ isNew }) => isNew)).toHaveLength(1);
      expect(await participants.ofWorkshop(workshop.id)).toHaveLength(81);
    });

    test('a choice that throws leaves nobody seated', async () => {
      const { workshop } = await makeWorkshop(database, 1);
      const sitting = database.repositories.participants.seat(
        {
          id: randomUUIDv7(),
          workshopId: workshop.id,
          deviceHash: 'd',
          name: null,
          nameStatus: 'shown',
          joinedAt: new Date(),
        },
        (tables) => chooseTable(tables, 99),
      );
      await expect(sitting).rejects.toMatchObject({ code: 'table_unknown' });
      expect(await database.repositories.participants.ofWorkshop(workshop.id)).toEqual([]);
    });

    test('writers are counted by who wrote, not by how often; the server is none', async () => {
      const { drafts } = await makeWorkshop(database, 1);
      const [draftId = ''] = drafts;
      const by = (author: string) => ({ docId: draftId, update: Uint8Array.of(9), author, at: new Date() });
      await database.updateLog.append([by('seat:1'), by('seat:1'), by('seat:2'), by('user:3')]);
      expect(await database.repositories.drafts.writers(draftId)).toEqual({ participants: ['1', '2'], count: 3 });
    });

    test('tables added at once get numbers of their own', async () => {
      const { workshop } = await makeWorkshop(database, 1);
      const add = () =>
        database.repositories.tables.add(
          workshop.id,
          { id: randomUUIDv7(), draftId: randomUUIDv7() },
          Uint8Array.of(1),
        );
      const added = await Promise.all([add(), add(), add()]);
      expect(added.map(({ number }) => number).sort()).toEqual([2, 3, 4]);
    });

    test('a draft is published once, however often at once; a taken slug gets a number', async () => {
      const { drafts } = await makeWorkshop(database, 1);
      const [draftId = ''] = drafts;
      const { stories } = database.repositories;
      const publish = (draft: string | null) =>
        stories.publish(
          { id: randomUUIDv7(), language: 'fi', example: false, firstPublishedAt: new Date(), revision: revision() },
          `kerran-${name.toLowerCase()}`,
          draft,
        );
      const all = await Promise.all([publish(draftId), publish(draftId), publish(draftId)]);
      expect(new Set(all.map(({ id }) => id)).size).toBe(1);
      const second = await publish(null);
      expect(second.slug).toBe(`kerran-${name.toLowerCase()}-2`);
      expect(await stories.bySlug(second.slug)).toMatchObject({ id: second.id, revision: { title: 'Otsikko' } });
    });

    test('a revision follows its predecessor, or is not written', async () => {
      const { stories } = database.repositories;
      const story = await stories.publish(
        { id: randomUUIDv7(), language: 'fi', example: false, firstPublishedAt: new Date(), revision: revision() },
        'versiot',
        null,
      );
      expect(await stories.addRevision(story.id, revision({ number: 3 }))).toBe(false);
      const both = await Promise.all([
        stories.addRevision(story.id, revision({ number: 2, title: 'Uusi' })),
        stories.addRevision(story.id, revision({ number: 2, title: 'Toinen' })),
      ]);
      expect(both.filter(Boolean)).toHaveLength(1);
      expect((await stories.byId(story.id))?.revision.number).toBe(2);
    });

    test('settings: made once, taken once; templates never change', async () => {
      const { settings, templates } = database.repositories;
      const made = await Promise.all(['a', 'b', 'c'].map((value) => settings.getOrCreate('secret', value)));
      expect(new Set(made).size).toBe(1);
      await settings.set('link', 'x');
      const taken = await Promise.all([settings.take('link', 'x'), settings.take('link', 'x')]);
      expect(taken.filter(Boolean)).toHaveLength(1);
      await templates.ensure({ ...trueStory, name: { fi: 'x', sv: 'x', en: 'x' } });
      expect((await templates.get('true-story'))?.name.fi).toBe('Tositarina');
    });
  });
}
