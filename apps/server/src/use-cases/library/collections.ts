import type { Caller, CollectionView, CurateCommand } from '@uskalla/contracts';
import {
  cleanLine,
  cleanText,
  collectionTitleMaxLength,
  Fault,
  faultCodeOf,
  introductionMaxLength,
  slugify,
  type Collection,
  type Story,
} from '@uskalla/domain';
import { randomUUIDv7 } from 'node:crypto';
import type { Parts } from '../parts.ts';
import { actIn } from './actor.ts';
import { summaryView, toldStory } from './stories.ts';

/** All collections, those with a place on the front page first. */
export async function collections(parts: Parts, caller: Caller): Promise<CollectionView[]> {
  const found = await parts.repositories.curation.collections();
  return Promise.all(found.map((collection) => collectionView(parts, caller, collection)));
}

/** @throws Fault `not_found` */
export async function collection(parts: Parts, caller: Caller, slug: string): Promise<CollectionView> {
  const found = await parts.repositories.curation.collectionBySlug(slug);
  if (!found) throw new Fault('not_found');
  return collectionView(parts, caller, found);
}

async function collectionView(parts: Parts, caller: Caller, found: Collection): Promise<CollectionView> {
  const { stories, changedAt, ...rest } = found;
  const summaries = await parts.repositories.storyLife.summaries(stories, caller.locale);
  return {
    ...rest,
    changedAt: changedAt.toISOString(),
    stories: summaries.map((summary) => summaryView(summary, caller)),
  };
}

/** A story that is told, for a collection. @throws Fault `collected_unknown` with the `story` that is not */
async function collected({ repositories }: Parts, slug: string): Promise<Story> {
  try {
    return await toldStory(repositories, slug);
  } catch (error) {
    const code = faultCodeOf(error);
    throw code === 'story_unknown' || code === 'story_withdrawn'
      ? new Fault('collected_unknown', { story: slug })
      : error;
  }
}

type Save = Extract<CurateCommand, { act: 'collection.save' }>;

/** Makes a collection or changes one; its address stays as it was first. */
export async function saveCollection(parts: Parts, caller: Caller, input: Save): Promise<void> {
  const { curation: work } = parts.repositories;
  const title = cleanLine(input.title);
  if (title === '') throw new Fault('title_needed');
  if (title.length > collectionTitleMaxLength) throw new Fault('title_too_long', { max: collectionTitleMaxLength });
  const introduction = cleanText(input.introduction).trim();
  if (introduction.length > introductionMaxLength) throw new Fault('text_too_long', { max: introductionMaxLength });
  const stories = await Promise.all(input.stories.map((slug) => collected(parts, slug)));
  const before = input.id === undefined ? undefined : (await work.collections()).find(({ id }) => id === input.id);
  if (input.id !== undefined && !before) throw new Fault('not_found');
  const id = before?.id ?? randomUUIDv7();
  const entry = actIn(parts, caller, before ? 'collection.change' : 'collection.publish', { title, collectionId: id });
  const wished = slugify(title) || 'kokoelma';
  for (let number = 1; ; number++) {
    const slug = before?.slug ?? (number === 1 ? wished : `${wished}-${number}`);
    const saved = await work.saveCollection(
      {
        id,
        slug,
        language: input.language,
        title,
        introduction,
        stories: [...new Set(stories.map((story) => story.id))],
        frontPlace: input.frontPlace,
        changedAt: parts.clock(),
      },
      entry,
    );
    if (saved) return;
  }
}

export async function removeCollection(parts: Parts, caller: Caller, id: string): Promise<void> {
  const { curation: work } = parts.repositories;
  const found = (await work.collections()).find((one) => one.id === id);
  if (!found) throw new Fault('not_found');
  const about = { title: found.title, collectionId: id };
  await work.removeCollection(id, actIn(parts, caller, 'collection.remove', about));
}
