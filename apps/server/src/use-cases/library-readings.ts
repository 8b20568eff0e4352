import type { Caller, StoryView } from '@uskalla/contracts';
import {
  Fault,
  photoFiles,
  type ChangeFilter,
  type ChangePlace,
  type Collection,
  type Locale,
  type PhotoFile,
  type PhotoStore,
  type Repositories,
  type Story,
  type StoryAddress,
  type Template,
} from '@uskalla/domain';
import { isUuid } from '../uuid.ts';
import { viewWith, withdrawnFault } from './library/stories.ts';

/** Where a program reads; names of places and themes in this language, or in each story's own. */
export type Reading = Readonly<{ baseUrl: string; locale: Locale | 'own' }>;

/** A story that changed. Withdrawn, nothing of its text is here any more, so that no format can tell it. */
export type LibraryChange = Readonly<{
  id: string;
  slug: string;
  language: Locale;
  municipality: string;
  theme: string | null;
  changedAt: Date;
  told: StoryView | null;
  withdrawn: Story['withdrawn'];
}>;

export type Portion<T, Place> = Readonly<{ items: readonly T[]; next: Place | null }>;

/** The library as programs read it: what feeds, harvests, site maps and downloads are made of. */
export type LibraryReadings = Readonly<{
  changes(filter: ChangeFilter, reading: Reading): Promise<Portion<LibraryChange, ChangePlace>>;
  /** One story by its id, as in the changes. @throws Fault `story_unknown` */
  change(id: string, reading: Reading): Promise<LibraryChange>;
  earliest(): Promise<Date | undefined>;
  latest(): Promise<Date | undefined>;
  /** Everything that is told, by id. */
  told(after: string | null, limit: number, reading: Reading): Promise<Portion<StoryView, string>>;
  addresses(after: string | null, limit: number): Promise<readonly StoryAddress[]>;
  collections(): Promise<readonly Collection[]>;
  /** Ids of the questions of all templates, each once, in their order. */
  questionIds(): Promise<readonly string[]>;
  /** What a picture of a story shows. @throws Fault `story_unknown`, `story_withdrawn` */
  cover(slug: string): Promise<Cover>;
  /** A file of a photo that everybody may see. @throws Fault `not_found`, also where its story is withdrawn */
  photo(id: string, name: string): Promise<Readonly<{ type: PhotoFile['type']; bytes: Uint8Array }>>;
}>;

export type Cover = Readonly<{
  slug: string;
  revision: number;
  title: string;
  municipality: string;
  language: Locale;
  example: boolean;
}>;

export function createLibraryReadings(repositories: Repositories, store: PhotoStore): LibraryReadings {
  const { curation, stories, storyChanges, storyLife, storyPhotos, templates } = repositories;

  /**
   * Templates never change once they are there, and are few: each is read once for a portion. Photos and translations are read for all stories of it.
   */
  async function viewer(reading: Reading, told: readonly Story[]): Promise<(story: Story) => Promise<StoryView>> {
    const ids = told.map(({ id }) => id);
    const [photos, translations] = await Promise.all([storyPhotos.ofStories(ids), storyLife.translationsOf(ids)]);
    const known = new Map<string, Promise<Template | undefined>>();
    return async (story) => {
      const { templateId, templateVersion } = story.revision.provenance;
      const key = `${templateVersion} ${templateId}`;
      const found = known.get(key) ?? templates.get(templateId, templateVersion);
      known.set(key, found);
      const template = await found;
      if (!template) throw new Fault('template_unknown');
      const parts = { template, photos: photos.get(story.id) ?? [], translations: translations.get(story.id) ?? [] };
      return viewWith(parts, readerOf(reading, story), story);
    };
  }

  async function changeOf(story: Story, view: (story: Story) => Promise<StoryView>): Promise<LibraryChange> {
    const { municipality, theme } = story.revision.facts;
    const { id, slug, language, changedAt, withdrawn } = story;
    const told = withdrawn ? null : await view(story);
    return { id, slug, language, municipality, theme, changedAt, told, withdrawn };
  }

  return {
    async changes(filter, reading) {
      const rows = await storyChanges.changes({ ...filter, limit: filter.limit + 1 });
      const changed = rows.slice(0, filter.limit).map(({ story }) => story);
      const view = await viewer(
        reading,
        changed.filter(({ withdrawn }) => withdrawn === null),
      );
      const items = await Promise.all(changed.map((story) => changeOf(story, view)));
      const next = rows.length > filter.limit ? rows[filter.limit - 1]?.place : undefined;
      return { items, next: next ?? null };
    },
    async change(id, reading) {
      const story = isUuid(id) ? await stories.byId(id) : undefined;
      if (!story) throw new Fault('story_unknown');
      return changeOf(story, await viewer(reading, [story]));
    },
    earliest: () => storyChanges.earliest(),
    latest: () => storyChanges.latest(),
    async told(after, limit, reading) {
      const found = await storyChanges.told(after, limit);
      const items = await Promise.all(found.map(await viewer(reading, found)));
      return { items, next: found.length < limit ? null : (found.at(-1)?.id ?? null) };
    },
    addresses: (after, limit) => storyChanges.addresses(after, limit),
    collections: () => curation.collections(),
    async questionIds() {
      const questions = (await templates.list()).flatMap((template) => template.questions);
      return [...new Set(questions.map(({ id }) => id))];
    },
    async cover(slug) {
      const story = await stories.bySlug(slug);
      if (!story) throw new Fault('story_unknown');
      if (story.withdrawn) throw withdrawnFault(story.withdrawn);
      const { number, title, facts } = story.revision;
      const { language, example } = story;
      return { slug, revision: number, title, municipality: facts.municipality, language, example };
    },
    async photo(id, name) {
      const photo = isUuid(id) ? await storyPhotos.inPublic(id) : undefined;
      const file = photo && photoFiles(photo).find((each) => each.name === name);
      const bytes = file && (await store.get(photo.id, name));
      if (!bytes) throw new Fault('not_found');
      return { type: file.type, bytes };
    },
  };
}

function readerOf({ baseUrl, locale }: Reading, story: Story): Pick<Caller, 'baseUrl' | 'locale'> {
  return { baseUrl, locale: locale === 'own' ? story.language : locale };
}
