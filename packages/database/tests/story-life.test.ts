import type { CurationAct, CurationActName, Story } from '@uskalla/domain';
import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../src/index.ts';
import { engines, makeAccount, makeWorkshop, publishStory } from './engines.ts';

const theme = 'http://www.yso.fi/onto/yso/p10083';
const day = (text: string) => new Date(`${text}T10:00:00Z`);

for (const [name, open] of engines(7)) {
  describe(`a story's later life: ${name}`, () => {
    let database: Database;
    let end: () => Promise<void>;
    let told: Story;
    let reuse: Story;

    const facts = (municipality: string, ofTheme: string | null = null) => ({
      municipality,
      theme: ofTheme,
      stage: null,
      time: null,
      teller: null,
      role: null,
    });
    const entry = (act: CurationActName, at: Date, more: Partial<CurationAct> = {}): CurationAct => ({
      id: randomUUIDv7(),
      at,
      by: 'Lähettiläs',
      act,
      title: 'Otsikko',
      storyId: told.id,
      collectionId: null,
      reason: '',
      ...more,
    });
    const find = async () => (await database.repositories.stories.byId(told.id)) ?? expect.fail('the story is gone');
    const listed = async () =>
      (await database.repositories.stories.search({ limit: 50 })).items.map(({ slug }) => slug);

    beforeAll(async () => {
      ({ database, end } = await open());
      const { drafts } = await makeWorkshop(database, 1);
      told = await publishStory(
        database,
        'fi',
        { title: 'Kyläkahvila rantaan', facts: facts('091', theme), publishedAt: day('2026-01-31') },
        'kylakahvila',
        { draftId: drafts[0] ?? '' },
      );
      reuse = await publishStory(
        database,
        'fi',
        { title: 'Mekin uskalsimme', facts: facts('305'), publishedAt: day('2026-05-01') },
        'mekin',
        { begunFrom: told.id },
      );
    });
    afterAll(() => end());

    test('thanks at one moment are all counted', async () => {
      await Promise.all(Array.from({ length: 20 }, () => database.repositories.storyLife.thank(told.id)));
      expect((await find()).thanks).toBe(20);
    });

    test('who began from a story is known to both', async () => {
      const { storyLife, stories } = database.repositories;
      expect((await storyLife.reuses(told.id)).map(({ slug }) => slug)).toEqual(['mekin']);
      expect((await stories.bySlug('mekin'))?.begunFrom).toBe(told.id);
      expect(await storyLife.facilitatorOf(told.id)).toBe('user-1');
      expect(await storyLife.facilitatorOf(reuse.id)).toBeUndefined();
    });

    test('tellers are asked after six and twelve months, until they answer', async () => {
      const { storyLife } = database.repositories;
      const due = async (date: string, tended: Parameters<typeof storyLife.dueFollowUps>[0] = 'all') =>
        (await storyLife.dueFollowUps(tended, day(date), 50)).map(({ slug, month }) => `${slug} ${month}`);
      expect(await due('2026-07-30')).toEqual([]);
      expect(await due('2026-07-31')).toEqual(['kylakahvila 6']);
      expect(await due('2027-02-01')).toEqual(['kylakahvila 6', 'mekin 6', 'kylakahvila 12']);
      expect(await due('2027-02-01', { facilitatorId: 'user-1' })).toEqual(['kylakahvila 6', 'kylakahvila 12']);
      const answer = { month: 6, outcome: 'adapted', text: 'Siirtyi sisälle.', answeredAt: day('2026-08-02') } as const;
      await storyLife.answerFollowUp(told.id, { ...answer, outcome: 'stopped' });
      await storyLife.answerFollowUp(told.id, answer);
      expect(await storyLife.followUps(told.id)).toEqual([answer]);
      expect(await due('2026-09-01')).toEqual([]);
      expect((await find()).changedAt).toEqual(answer.answeredAt);
    });

    test('a question waits, is answered once, and is public then', async () => {
      const { storyLife } = database.repositories;
      const ask = async (text: string) => {
        const question = {
          id: randomUUIDv7(),
          language: 'fi',
          text,
          askedAt: day('2026-03-01'),
          answer: null,
        } as const;
        await storyLife.ask(told.id, question);
        return question.id;
      };
      const [asked, unkind] = [await ask('Paljonko se maksoi?'), await ask('hölynpölyä')];
      expect(await storyLife.countWaiting(told.id)).toBe(2);
      expect(await storyLife.questions(told.id)).toEqual([]);
      const waiting = await storyLife.waitingQuestions({ facilitatorId: 'user-1' }, 10);
      expect(waiting.map(({ question, slug }) => [question.id, slug])).toEqual([
        [asked, 'kylakahvila'],
        [unkind, 'kylakahvila'],
      ]);
      expect(await storyLife.waitingQuestions({ facilitatorId: 'user-2' }, 10)).toEqual([]);
      const answers = await Promise.all([
        storyLife.answer(asked, 'Vähän.', day('2026-03-02')),
        storyLife.answer(asked, 'Paljon.', day('2026-03-02')),
      ]);
      expect(answers.sort()).toEqual([false, true]);
      expect(await storyLife.decline(unkind, day('2026-03-02'))).toBe(true);
      expect((await storyLife.questions(told.id)).map(({ text }) => text)).toEqual(['Paljonko se maksoi?']);
      expect(await storyLife.waitingQuestions('all', 10)).toEqual([]);
    });

    test('a translation is kept a part, the newest one', async () => {
      const { storyLife } = database.repositories;
      const part = {
        language: 'sv',
        part: 'title',
        text: 'Bykafé vid stranden',
        by: 'Lähettiläs',
        original: 'Kyläkahvila rantaan',
        at: day('2026-03-03'),
      } as const;
      await storyLife.translate(told.id, [{ ...part, text: 'Kafé' }]);
      await storyLife.translate(told.id, [part]);
      expect(await storyLife.translations(told.id)).toEqual([part]);
    });

    test('related are those of its theme or with a word of its title, and never itself or a withdrawn one', async () => {
      const { storyLife, curation } = database.repositories;
      const make = (title: string, slug: string, ofTheme: string | null) =>
        publishStory(database, 'fi', { title, facts: facts('564', ofTheme), publishedAt: day('2026-04-01') }, slug);
      await make('Robottibussi', 'teema', theme);
      await make('Kyläkahvilat kiertueella', 'sana', null);
      await make('Aivan muuta', 'muu', null);
      const gone = await make('Kyläkahvila suljettiin', 'poissa', theme);
      await curation.withdraw(gone.id, entry('story.withdraw', day('2026-04-02'), { storyId: gone.id }));
      const related = (await storyLife.related(await find(), 5)).map(({ slug }) => slug);
      expect(related.sort()).toEqual(['sana', 'teema']);
    });

    test('what was published anew is to be read anew', async () => {
      const { curation, stories } = database.repositories;
      const waiting = async () => (await curation.toReview(50)).map(({ slug }) => slug);
      expect(await waiting()).toContain('kylakahvila');
      await curation.askChange(told.id, entry('story.ask-change', day('2026-04-03'), { reason: 'Nimi pois' }));
      expect((await curation.toReview(50)).find(({ slug }) => slug === 'kylakahvila')?.changeAsked).toBe('Nimi pois');
      await curation.markRead(told.id, entry('story.read', day('2026-04-04')));
      expect(await waiting()).not.toContain('kylakahvila');
      await stories.addRevision(told.id, { ...told.revision, number: 2, publishedAt: day('2026-04-05') });
      expect(await waiting()).toContain('kylakahvila');
    });

    test('a withdrawn story is in no list, keeps its address, and can come back', async () => {
      const { curation, stories } = database.repositories;
      const acts = await Promise.all([
        curation.withdraw(told.id, entry('story.withdraw', day('2026-04-06'), { reason: 'Tekijät pyysivät' })),
        curation.withdraw(told.id, entry('story.withdraw', day('2026-04-06'), { reason: 'Tekijät pyysivät' })),
      ]);
      expect(acts.sort()).toEqual([false, true]);
      expect(await listed()).not.toContain('kylakahvila');
      expect((await stories.bySlug('kylakahvila'))?.withdrawn).toEqual({
        at: day('2026-04-06'),
        reason: 'Tekijät pyysivät',
      });
      const other = await publishStory(database, 'fi', { publishedAt: day('2026-04-07') }, 'kylakahvila');
      expect(other.slug).toBe('kylakahvila-2');
      expect(await curation.restore(told.id, entry('story.restore', day('2026-04-08')))).toBe(true);
      expect(await listed()).toContain('kylakahvila');
      const log = await curation.acts(50);
      expect(log.slice(0, 2).map(({ act }) => act)).toEqual(['story.restore', 'story.withdraw']);
      expect(log.filter(({ reason }) => reason === 'Tekijät pyysivät')).toHaveLength(1);
      expect((await curation.acts(1, log[0]?.id)).map(({ id }) => id)).toEqual([log[1]?.id]);
    });

    test('a collection keeps its order and its place; an announcement stays until it is told', async () => {
      const { curation, storyLife } = database.repositories;
      const made = {
        id: randomUUIDv7(),
        slug: 'rannat',
        language: 'fi',
        title: 'Rannat',
        introduction: 'Kolme kokeilua',
        stories: [reuse.id, told.id],
        frontPlace: 1,
        changedAt: day('2026-05-01'),
      } as const;
      const note = (act: CurationActName) => entry(act, day('2026-05-01'), { storyId: null });
      expect(await curation.saveCollection(made, note('collection.publish'))).toBe(true);
      expect(await curation.saveCollection({ ...made, id: randomUUIDv7() }, note('collection.publish'))).toBe(false);
      expect(await curation.collections()).toEqual([made]);
      expect((await storyLife.summaries(made.stories)).map(({ slug }) => slug)).toEqual(['mekin', 'kylakahvila']);
      await curation.removeCollection(made.id, note('collection.remove'));
      expect(await curation.collectionBySlug('rannat')).toBeUndefined();

      const coming = {
        id: randomUUIDv7(),
        municipality: '859',
        subject: 'Jokiranta',
        language: 'fi',
        announcedAt: day('2026-05-02'),
      } as const;
      await curation.announce(coming, note('announcement.add'));
      expect(await curation.announcements(5)).toEqual([coming]);
      await curation.endAnnouncement(coming.id, told.id, note('announcement.remove'));
      expect(await curation.announcements(5)).toEqual([]);
    });

    test('who curates is written down', async () => {
      const { curation } = database.repositories;
      await makeAccount(database, 'user-9', 'Yhdeksän');
      expect(await curation.isAmbassador('user-9')).toBe(false);
      await curation.addAmbassador('user-9');
      await curation.addAmbassador('user-9');
      expect(await curation.isAmbassador('user-9')).toBe(true);
      expect(await curation.ambassadors()).toMatchObject([{ userId: 'user-9', name: 'Yhdeksän' }]);
      await curation.removeAmbassador('user-9');
      expect(await curation.isAmbassador('user-9')).toBe(false);
    });

    test('a story is found by what was translated of it, and lists are in the language of their reader', async () => {
      const { storyLife, stories } = database.repositories;
      const told = await publishStory(
        database,
        'fi',
        { title: 'Kyläkahvila rantaan', facts: facts('091'), publishedAt: day('2026-06-01') },
        'kaannetty',
      );
      const find = async () => (await stories.byId(told.id)) ?? expect.fail('the story is gone');
      const first = (await find()).revision.answers[0]?.question ?? '';
      const part = { language: 'sv', by: '', original: 'Vanha', at: day('2026-03-04') } as const;
      await storyLife.translate(told.id, [
        { ...part, part: 'title', text: 'Bykafé vid stranden' },
        { ...part, part: first, text: 'Vi öppnade dörrarna.  Sedan kom alla grannarna dit.' },
      ]);
      const found = async (q: string, shownIn?: 'sv' | 'fi') => {
        const { items } = await stories.search({ q, limit: 10, shownIn });
        const item = items.find(({ slug }) => slug === told.slug);
        return item && [item.title, item.titleLanguage, item.excerpt, item.excerptLanguage, item.matched];
      };
      // By inflected words of the translation; what is shown is the passage with them.
      expect(await found('granne', 'sv')).toEqual([
        'Bykafé vid stranden',
        'sv',
        '… Sedan kom alla grannarna dit.',
        'sv',
        ['grannarna'],
      ]);
      expect(await found('kyläkahvilaan', 'sv')).toEqual([
        'Bykafé vid stranden',
        'sv',
        'Vi öppnade dörrarna. Sedan kom alla grannarna dit.',
        'sv',
        [],
      ]);
      // Who reads in the story's own language sees that.
      expect(await found('granne', 'fi')).toMatchObject(['Kyläkahvila rantaan', 'fi', expect.anything(), 'fi', []]);
      const summary = { title: 'Bykafé vid stranden', titleLanguage: 'sv', language: 'fi', excerptLanguage: 'sv' };
      expect(await storyLife.summaries([told.id], 'sv')).toMatchObject([summary]);
      expect(await storyLife.summaries([told.id])).toMatchObject([{ titleLanguage: 'fi', excerptLanguage: 'fi' }]);

      // A new revision is found by its translation still, and both at one moment leave nothing out.
      const { revision } = await find();
      await Promise.all([
        stories.addRevision(told.id, { ...revision, number: revision.number + 1, title: 'Kyläkahvila laiturilla' }),
        storyLife.translate(told.id, [{ ...part, part: 'failed', text: 'Kaffebryggaren gick sönder.' }]),
      ]);
      expect((await find()).revision.title).toBe('Kyläkahvila laiturilla');
      for (const q of ['granne', 'laituri', 'kaffebryggare']) expect(await found(q), q).toBeDefined();
    });
  });
}
