import type { CurationAct, PhotoChange, Story, StoryPhoto } from '@uskalla/domain';
import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../src/index.ts';
import { engines, publishStory } from './engines.ts';

const day = (text: string) => new Date(`${text}T10:00:00Z`);

for (const [name, open] of engines(11)) {
  describe(`photos of stories: ${name}`, () => {
    let database: Database;
    let end: () => Promise<void>;
    let told: Story;

    const photos = () => database.repositories.storyPhotos;
    const by = (at: Date): PhotoChange => ({ at, entry: null });
    const photo = (alt: string): StoryPhoto => ({
      id: randomUUIDv7(),
      alt,
      caption: '',
      credit: '',
      width: 1600,
      height: 1200,
      addedAt: day('2026-03-01'),
    });
    const changedAt = async () => (await database.repositories.stories.byId(told.id))?.changedAt.toISOString();
    const alts = async () => (await photos().ofStory(told.id)).map(({ alt }) => alt);
    async function add(alt: string, max = 6): Promise<StoryPhoto> {
      const added = photo(alt);
      await photos().reserve(told.id, added);
      expect(await photos().show(added.id, max, by(day('2026-03-02')))).toBe(true);
      return added;
    }

    beforeAll(async () => {
      ({ database, end } = await open());
      told = await publishStory(database, 'fi', { title: 'Kylä', publishedAt: day('2026-01-31') }, 'kyla');
    });
    afterAll(() => end());

    test('a reserved photo is seen by nobody until it is shown, and then stands last', async () => {
      const first = photo('ensimmäinen');
      await photos().reserve(told.id, first);
      expect(await alts()).toEqual([]);
      expect(await photos().inPublic(first.id)).toBeUndefined();
      expect(await photos().byId(first.id)).toBeUndefined();
      expect(await photos().show(first.id, 6, by(day('2026-03-02')))).toBe(true);
      expect(await changedAt()).toBe('2026-03-02T10:00:00.000Z');
      expect(await photos().inPublic(first.id)).toEqual(first);
      expect(await photos().byId(first.id)).toEqual({ photo: first, storyId: told.id });
      await add('toinen');
      expect(await alts()).toEqual(['ensimmäinen', 'toinen']);
      expect(await photos().show(first.id, 6, by(day('2026-03-02')))).toBe(false);
    });

    test('of many that come at one moment no more are shown than a story may have', async () => {
      const many = Array.from({ length: 5 }, (_, index) => photo(`yhtä aikaa ${index}`));
      for (const one of many) await photos().reserve(told.id, one);
      const shown = await Promise.all(many.map(({ id }) => photos().show(id, 4, by(day('2026-03-03')))));
      expect(shown.filter(Boolean)).toHaveLength(2);
      expect(await alts()).toHaveLength(4);
      // The others are known to be cleaned, once nobody can be at them any more.
      expect(await photos().leftOver(day('2026-02-28'))).toEqual([]);
      expect(await photos().leftOver(day('2026-03-04'))).toHaveLength(3);
      for (const { id } of many) {
        await photos().hide(id, by(day('2026-03-04')));
        await photos().forget(id);
      }
      expect(await photos().leftOver(day('2026-03-04'))).toEqual([]);
    });

    test('words and order change, and the story with them', async () => {
      const [first, second] = await photos().ofStory(told.id);
      if (!first || !second) return expect.fail('two photos');
      const words = { alt: 'uusi', caption: 'Rannassa', credit: 'Kunta' };
      await photos().changeWords(first.id, words, by(day('2026-03-05')));
      expect(await changedAt()).toBe('2026-03-05T10:00:00.000Z');
      await photos().order(told.id, [second.id, randomUUIDv7(), first.id], by(day('2026-03-06')));
      expect(await changedAt()).toBe('2026-03-06T10:00:00.000Z');
      expect(await photos().ofStory(told.id)).toEqual([second, { ...first, ...words }]);
      expect([...(await photos().ofStories([told.id, randomUUIDv7()])).keys()]).toEqual([told.id]);
    });

    test('what its tellers change is unread again; an ambassador’s act is in the log', async () => {
      const { curation } = database.repositories;
      const act = (more: Partial<CurationAct>): CurationAct => ({
        id: randomUUIDv7(),
        at: day('2026-03-07'),
        by: 'Lähettiläs',
        act: 'photo.remove',
        title: 'Kylä',
        storyId: told.id,
        collectionId: null,
        reason: 'Kuvassa on tunnistettava lapsi.',
        ...more,
      });
      await curation.markRead(told.id, act({ act: 'story.read', reason: '' }));
      const added = await add('tarkistamaton');
      expect((await curation.toReview(10)).map(({ slug }) => slug)).toEqual(['kyla']);
      await curation.markRead(told.id, act({ act: 'story.read', reason: '' }));
      const entry = act({});
      expect(await photos().hide(added.id, { at: entry.at, entry })).toBe(true);
      expect(await photos().hide(added.id, { at: entry.at, entry: act({}) })).toBe(false);
      expect(await curation.toReview(10)).toEqual([]);
      expect((await curation.acts(2)).map(({ act: done, reason }) => [done, reason])[0]).toEqual([
        'photo.remove',
        'Kuvassa on tunnistettava lapsi.',
      ]);
      expect(await alts()).not.toContain('tarkistamaton');
      expect(await photos().inPublic(added.id)).toBeUndefined();
      await photos().forget(added.id);
    });

    test('photos of a withdrawn story are in public no more, and again when it is restored', async () => {
      const { curation } = database.repositories;
      const [first] = await photos().ofStory(told.id);
      const id = first?.id ?? '';
      const entry = (act: CurationAct['act']): CurationAct => ({
        id: randomUUIDv7(),
        at: day('2026-03-08'),
        by: '',
        act,
        title: 'Kylä',
        storyId: told.id,
        collectionId: null,
        reason: 'x',
      });
      await curation.withdraw(told.id, entry('story.withdraw'));
      expect(await photos().inPublic(id)).toBeUndefined();
      await curation.restore(told.id, entry('story.restore'));
      expect(await photos().inPublic(id)).toEqual(first);
    });

    test('a story that is taken out for good leaves its photos to be cleaned', async () => {
      const { stories, storyPhotos } = database.repositories;
      const { firstPublishedAt, revision } = told;
      const example = { id: randomUUIDv7(), language: 'fi' as const, example: true, firstPublishedAt, revision };
      await stories.publish(example, 'esimerkki', null);
      const orphan = photo('orpo');
      await storyPhotos.reserve(example.id, orphan);
      await storyPhotos.show(orphan.id, 6, by(day('2026-03-02')));
      expect(await storyPhotos.leftOver(day('2026-03-02'))).toEqual([]);
      await stories.removeExamples();
      expect((await storyPhotos.leftOver(day('2026-01-01'))).map((left) => left.id)).toEqual([orphan.id]);
      expect(await storyPhotos.byId(orphan.id)).toBeUndefined();
      expect(await storyPhotos.inPublic(orphan.id)).toBeUndefined();
    });
  });
}
