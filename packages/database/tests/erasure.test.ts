import { sql } from 'drizzle-orm';
import { randomUUIDv7 } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openDatabase, type Database } from '../src/index.ts';
import { filesWith, folderOf } from '../src/testing/bytes-of.ts';
import { newDataDir } from '../src/testing/data-dirs.ts';
import { knows, makeWorkshop, publishStory, revision } from './engines.ts';

const at = new Date('2027-03-01T10:00:00Z');
/** Words that stand nowhere else: whoever finds one has found what was to be erased. */
const name = 'Zyxqvarp';
const letters = 'Qwfpgjluyxz';

const places: [
  string,
  () => Promise<{ database: Database; folder: () => Promise<string>; end: () => Promise<void> }>,
][] = [
  [
    'PGlite',
    async () => {
      const dataDir = await newDataDir();
      const database = await openDatabase({ dataDir }, knows);
      const end = async () => {
        await database.close();
        await rm(dataDir, { recursive: true, force: true });
      };
      return { database, folder: () => Promise.resolve(dataDir), end };
    },
  ],
  [
    'PostgreSQL',
    async () => {
      const database = await openDatabase({ databaseUrl: inject('postgres')[16] ?? '' }, knows);
      return { database, folder: () => folderOf(database), end: () => database.close() };
    },
  ],
];

describe.each(places)('what is erased is gone for good: %s', (_engine, open) => {
  let database: Database;
  let folder: () => Promise<string>;
  let end: () => Promise<void>;
  beforeAll(async () => ({ database, folder, end } = await open()));
  afterAll(() => end());

  async function told() {
    const { repositories, updateLog } = database;
    const { workshop, drafts } = await makeWorkshop(database, 2);
    const [draftId = '', other = ''] = drafts;
    const participantId = randomUUIDv7();
    await repositories.participants.seat(
      {
        id: participantId,
        workshopId: workshop.id,
        deviceHash: participantId,
        name,
        nameStatus: 'shown',
        joinedAt: at,
      },
      (tables) => tables[0] ?? raise(),
    );
    const update = new TextEncoder().encode(`… ${letters} …`);
    await updateLog.append([{ docId: draftId, update, author: `seat:${participantId}`, at }]);
    await updateLog.saveSnapshot(draftId, { state: update, upTo: await updateLog.end(draftId) });
    await repositories.consents.set(draftId, participantId, 'yes', at);
    await repositories.contributions.change(workshop.id, 'words', 'a pseudonym', () => [
      { activity: 'words', by: 'a pseudonym', item: '1', number: 0, text: letters, isApproved: true, at },
    ]);
    const story = await publishStory(
      database,
      'fi',
      {
        publishedAt: at,
        title: `${name} uskalsi`,
        texts: [`Silloin ${letters} alkoi`],
        names: [name],
        facts: { municipality: '091', theme: null, stage: null, time: null, teller: name, role: null },
      },
      `${name.toLowerCase()}-uskalsi`,
      { draftId },
    );
    await repositories.tellers.keep(story.id, [{ teller: participantId, name }]);
    await repositories.stories.addRevision(story.id, {
      ...revision({ number: 2, names: [name] }),
      title: story.revision.title,
    });
    return { workshop, draftId, other, participantId, story };
  }

  test('a person, with the draft rebuilt, and their story emptied', async () => {
    const { repositories, updateLog } = database;
    const { workshop, draftId, participantId, story } = await told();
    // What a database samples for its plans holds names too.
    await database.drizzle.execute(sql`analyze`);
    expect(await filesWith(await folder(), [name, letters])).not.toEqual([]);

    const fresh = { id: randomUUIDv7(), firstContent: Uint8Array.of(1, 2, 3) };
    const seen = await updateLog.end(draftId);
    expect(await repositories.erasure.rebuild({ draftId, seen: seen - 1, fresh }, at)).toBe(false);
    expect(await repositories.erasure.rebuild({ draftId, seen, fresh }, at)).toBe(true);
    expect(await updateLog.load(draftId)).toBeUndefined();
    expect((await updateLog.load(fresh.id))?.updates).toEqual([fresh.firstContent]);
    expect(await updateLog.append([{ docId: draftId, update: Uint8Array.of(9), author: 'x', at }])).toEqual({
      gone: [draftId],
    });
    const [kept] = (await repositories.drafts.ofWorkshop(workshop.id)).filter(({ id }) => id === fresh.id);
    expect(kept).toMatchObject({ formerIds: [draftId], storyId: story.id });
    // Of everybody, until the person goes.
    expect(await repositories.consents.ofWorkshop(workshop.id)).toHaveLength(1);

    await repositories.erasure.emptyStory(story.id, 'Pyynnöstä', at);
    await repositories.erasure.removePerson(participantId, workshop.id, ['a pseudonym']);
    expect(await repositories.consents.ofWorkshop(workshop.id)).toEqual([]);
    expect(await repositories.participants.byId(participantId)).toBeUndefined();
    // Its address still says that it was withdrawn.
    expect(await repositories.stories.bySlug(story.slug)).toMatchObject({
      id: story.id,
      withdrawn: { reason: 'Pyynnöstä' },
    });
    const entry = {
      id: randomUUIDv7(),
      at,
      by: '',
      act: 'story.restore' as const,
      title: '',
      storyId: story.id,
      collectionId: null,
      reason: '',
    };
    expect(await repositories.curation.restore(story.id, entry)).toBe(false);
    expect(await repositories.stories.byId(story.id)).toMatchObject({
      revision: { title: '', answers: [], names: [] },
    });
    expect(await repositories.erasure.storiesOf(workshop.id)).toEqual([]);

    await repositories.erasure.scrub();
    expect(await filesWith(await folder(), [name, letters])).toEqual([]);
    // What is left works on.
    expect((await repositories.stories.search({ q: name, limit: 5 })).items).toEqual([]);
  });

  test('a name in a story that stays', async () => {
    const { repositories } = database;
    const { workshop, story } = await told();
    await liveOn(story.id);
    const without = (text: string) => text.replaceAll(name, '…').replaceAll(letters, '…');
    await repositories.erasure.rewriteStory(story.id, without, [name], at);
    const now = await repositories.stories.byId(story.id);
    expect(now).toMatchObject({ revision: { title: '… uskalsi', names: [] }, withdrawn: null });
    expect(now?.slug).toMatch(/^uskalsi-[0-9a-f]{8}$/);
    const { storyLife, storyPhotos, curation } = repositories;
    const [asked] = await storyLife.questions(story.id);
    expect(asked).toMatchObject({ text: 'Miten …?', answer: { text: '… kertoi' } });
    expect(await storyLife.followUps(story.id)).toMatchObject([{ text: '… jatkoi' }]);
    expect(await storyLife.translations(story.id)).toMatchObject([{ text: '… vågade', original: '… uskalsi' }]);
    expect(await storyPhotos.ofStory(story.id)).toMatchObject([{ alt: '…', caption: '… pihalla', credit: '… itse' }]);
    expect((await curation.toReview(50)).find(({ slug }) => slug === now?.slug)?.changeAsked).toBe('… pois');
    expect(JSON.stringify(await storyLife.revisions(story.id))).not.toContain(name);
    expect((await repositories.stories.search({ q: 'uskalsi', limit: 5 })).items).toHaveLength(1);
    await repositories.workshops.setStatus({ ...workshop, status: 'closed', closedAt: at }, at);
    await repositories.retention.forget(workshop.id, at);
    await repositories.tellers.keep(story.id, []);
    await repositories.erasure.removePerson((await tellerOf(story.id)) ?? '', workshop.id, []);
    await repositories.erasure.scrub();
    expect(await filesWith(await folder(), [name, letters])).toEqual([]);
  });

  /** What comes to a story in its later life, each with the name in it. */
  async function liveOn(storyId: string): Promise<void> {
    const { storyLife, storyPhotos, curation } = database.repositories;
    const question = { id: randomUUIDv7(), language: 'fi', text: `Miten ${name}?`, askedAt: at, answer: null } as const;
    await storyLife.ask(storyId, question);
    await storyLife.answer(question.id, `${name} kertoi`, at);
    await storyLife.answerFollowUp(storyId, { month: 6, outcome: 'continues', text: `${name} jatkoi`, answeredAt: at });
    const original = `${name} uskalsi`;
    await storyLife.translate(storyId, [
      { language: 'sv', part: 'title', text: `${name} vågade`, by: 'Lähettiläs', original, at },
    ]);
    const entry = { id: randomUUIDv7(), at, by: 'Lähettiläs', title: original, storyId, collectionId: null };
    await curation.askChange(storyId, { ...entry, act: 'story.ask-change', reason: `${name} pois` });
    const words = { alt: name, caption: `${name} pihalla`, credit: `${name} itse` };
    const photo = { id: randomUUIDv7(), ...words, width: 1600, height: 1200, addedAt: at };
    await storyPhotos.reserve(storyId, photo);
    await storyPhotos.show(photo.id, 6, { at, entry: null });
  }

  const tellerOf = async (storyId: string): Promise<string | undefined> => {
    const { rows } = (await database.drizzle.execute(
      sql`select teller from story_teller where story_id = ${storyId}`,
    )) as unknown as { rows: { teller: string }[] };
    return rows[0]?.teller;
  };

  test('a request waits until it is answered, and once', async () => {
    const { erasure } = database.repositories;
    const { workshop, participantId } = await told();
    await erasure.request({ participantId, workshopId: workshop.id, askedAt: at });
    await erasure.request({ participantId, workshopId: workshop.id, askedAt: new Date(at.getTime() + 1) });
    expect(await erasure.requestsOf(workshop.id)).toEqual([{ participantId, workshopId: workshop.id, askedAt: at }]);
    await database.repositories.participants.remove(participantId);
    // Whoever left has still written.
    expect(await erasure.workshopOf(participantId)).toBe(workshop.id);
    await erasure.removePerson(participantId, workshop.id, []);
    expect(await erasure.requestsOf(workshop.id)).toEqual([]);
    expect(await erasure.workshopOf(randomUUIDv7())).toBeUndefined();
  });
});

function raise(): never {
  throw new Error('no table');
}
