import { dareBeforeAndAfter, newLiveState, readyAgendas, retentionStep } from '@uskalla/domain';
import { eq } from 'drizzle-orm';
import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../src/index.ts';
import { workshop as workshops } from '../src/schema.ts';
import { engines, makeWorkshop, publishStory } from './engines.ts';

const closedAt = new Date('2026-12-01T10:00:00Z');
const after = (days: number) => new Date(closedAt.getTime() + days * 86_400_000);

describe.each(engines(17))('retention: %s', (_engine, open) => {
  let database: Database;
  let end: () => Promise<void>;
  beforeAll(async () => ({ database, end } = await open()));
  afterAll(() => end());

  async function held(status: 'open' | 'closed' = 'closed') {
    const made = await makeWorkshop(database, 2);
    const set = status === 'closed' ? { status, closedAt } : { status };
    await database.drizzle.update(workshops).set(set).where(eq(workshops.id, made.workshop.id));
    return made;
  }
  /** What is due to one workshop, by the rule. */
  async function dueTo(id: string, now: Date) {
    const due = (await database.repositories.retention.due(now)).find((each) => each.id === id);
    return due === undefined ? null : retentionStep(due, now);
  }
  const seat = (workshopId: string, joinedAt = closedAt) => {
    const id = randomUUIDv7();
    const person = { id, workshopId, deviceHash: id, name: 'Nimi', nameStatus: 'shown' as const, joinedAt };
    return database.repositories.participants.seat(person, (tables) => tables[0] ?? raise());
  };

  test('says what is due when, and that it was told only once', async () => {
    const { retention } = database.repositories;
    const { workshop } = await held();
    expect(await dueTo(workshop.id, after(75))).toBeNull();
    expect(await dueTo(workshop.id, after(76))).toBe('announce');
    expect(await retention.announce(workshop.id, after(76), null)).toBe(true);
    // Another process was quicker.
    expect(await retention.announce(workshop.id, after(76.5), null)).toBe(false);
    expect(await dueTo(workshop.id, after(89))).toBeNull();
    expect(await dueTo(workshop.id, after(90))).toBe('forget');
    // Made more days of, it is told of anew.
    const { organization } = database.authSchema;
    await database.drizzle.update(organization).set({ retentionDays: 120 });
    expect(await dueTo(workshop.id, after(90))).toBeNull();
    expect(await dueTo(workshop.id, after(106))).toBe('announce');
    await database.drizzle.update(organization).set({ retentionDays: 90 });
  });

  test('one that nobody closed is due to be closed once nobody has been there for long', async () => {
    const { workshop, drafts } = await held('open');
    const begun = workshop.createdAt.getTime();
    const at = (days: number) => new Date(begun + days * 86_400_000);
    expect(await dueTo(workshop.id, at(179))).toBeNull();
    expect(await dueTo(workshop.id, at(180))).toBe('close');
    await seat(workshop.id, at(30));
    expect(await dueTo(workshop.id, at(181))).toBeNull();
    expect(await dueTo(workshop.id, at(210))).toBe('close');
    const written = { docId: drafts[0] ?? '', update: Uint8Array.of(1), author: 'seat:x', at: at(60) };
    await database.updateLog.append([written]);
    expect(await dueTo(workshop.id, at(211))).toBeNull();
    expect(await dueTo(workshop.id, at(240))).toBe('close');
  });

  test('what is forgotten is gone, but that it was held, its story, and how daring it made people', async () => {
    const {
      retention,
      workshops: all,
      participants,
      tables,
      drafts,
      contributions,
      stories,
      libraryFigures,
    } = database.repositories;
    const { workshop, drafts: ids } = await held('open');
    const [published = '', other = ''] = ids;
    const { participant } = await seat(workshop.id);
    await tables.rename((await tables.ofWorkshop(workshop.id))[0]?.id ?? '', 'Pöydän nimi');
    const story = await publishStory(database, 'fi', { publishedAt: closedAt }, 'jää', { draftId: published });
    const dare = dareBeforeAndAfter(newLiveState(readyAgendas.ninety, 0).agenda);
    for (const [activity, number] of [
      [dare.before ?? '', 2],
      [dare.after ?? '', 4],
    ] as const)
      for (let by = 0; by < 5; by++)
        await contributions.change(workshop.id, activity, `p${by}`, () => [
          { activity, by: `p${by}`, item: '', number, text: '', isApproved: true, at: closedAt },
        ]);
    expect(await retention.forget(workshop.id, after(90))).toBe(false);
    await all.setStatus({ ...workshop, status: 'closed', closedAt }, closedAt);
    const daring = await libraryFigures.daring();
    expect(daring.length).toBeGreaterThan(0);

    expect(await retention.forget(workshop.id, after(90))).toBe(true);
    expect(await retention.forget(workshop.id, after(90))).toBe(false);
    expect(await all.byId(workshop.id)).toMatchObject({ title: workshop.title, forgottenAt: after(90) });
    expect(await participants.byId(participant.id)).toBeUndefined();
    expect(await contributions.answered(workshop.id)).toEqual([]);
    expect(await database.repositories.liveStates.get(workshop.id)).toBeUndefined();
    for (const id of [published, other]) {
      expect(await database.updateLog.load(id)).toBeUndefined();
      // A phone that comes back late brings nothing back.
      const late = { docId: id, update: Uint8Array.of(7), author: 'x', at: after(91) };
      expect(await database.updateLog.append([late])).toEqual({ gone: [id] });
    }
    const left = await drafts.ofWorkshop(workshop.id);
    expect(left.map(({ storyId }) => storyId)).toEqual([story.id]);
    expect((await tables.ofWorkshop(workshop.id)).map(({ name }) => name)).toEqual([null]);
    expect(await stories.byId(story.id)).toBeDefined();
    expect(await libraryFigures.daring()).toEqual(daring);
    // It stays so.
    await all.setStatus({ ...workshop, status: 'open', closedAt: null }, closedAt);
    expect(await all.byId(workshop.id)).toMatchObject({ status: 'closed' });
    expect(await dueTo(workshop.id, after(400))).toBeNull();
  });
});

function raise(): never {
  throw new Error('no table');
}
