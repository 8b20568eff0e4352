import { AddPhoto, ChangePhoto, MovePhoto, RemovePhoto, type Caller, type PhotoDeskView } from '@uskalla/contracts';
import {
  assertCan,
  cleanText,
  Fault,
  maxPhotos,
  movedBy,
  readPhotoWords,
  reasonMaxLength,
  type CurationActName,
  type FaultCode,
  type PhotoChange,
  type Story,
  type StoryPhoto,
} from '@uskalla/domain';
import { randomUUIDv7 } from 'node:crypto';
import { isUuid } from '../../uuid.ts';
import type { Parts } from '../parts.ts';
import { actIn } from './actor.ts';
import { photoView } from './photo-view.ts';
import { withdrawnFault } from './stories.ts';

/** A story's photos for those who look after it, also where it is withdrawn. @throws Fault `not_signed_in`, `not_allowed`, `story_unknown` */
export async function photoDesk(parts: Parts, caller: Caller, slug: string): Promise<PhotoDeskView> {
  const { story, isCurating } = await tendedBySlug(parts, caller, slug);
  const photos = await parts.repositories.storyPhotos.ofStory(story.id);
  return {
    slug,
    title: story.revision.title,
    language: story.language,
    photos: photos.map((photo) => photoView(photo, caller.baseUrl)),
    isCurating,
  };
}

/**
 * Adds a photo behind the others. Its files are kept before anybody is shown it, and what is cut short is cleaned.
 * @param read reads what was sent, some megabytes: only of whom may, and not of everybody at once
 */
export async function addPhoto(
  parts: Parts,
  caller: Caller,
  slug: string,
  read: () => Promise<AddPhoto>,
): Promise<void> {
  const { repositories, darkroom, photoStore, photoKeeping } = parts;
  const { storyPhotos } = repositories;
  const tended = await tendedBySlug(parts, caller, slug);
  const { story } = tended;
  if (story.withdrawn) throw withdrawnFault(story.withdrawn);
  await darkroom.enter(async () => {
    if ((await storyPhotos.ofStory(story.id)).length >= maxPhotos) throw new Fault('photos_full', { max: maxPhotos });
    const { bytes, ...given } = AddPhoto.parse(await read());
    const words = readPhotoWords(given);
    const { width, height, files } = await darkroom.develop(bytes);
    const photo: StoryPhoto = { id: randomUUIDv7(), ...words, width, height, addedAt: parts.clock() };
    await storyPhotos.reserve(story.id, photo);
    try {
      for (const { name, bytes: file } of files) await photoStore.put(photo.id, name, file);
      if (!(await storyPhotos.show(photo.id, maxPhotos, changeIn(parts, caller, 'photo.add', tended)))) {
        throw new Fault('photos_full', { max: maxPhotos });
      }
    } catch (error) {
      await photoKeeping.clean(photo);
      throw error;
    }
  });
}

/** Other words for a photo. @throws Fault `not_found`, `alt_needed`, `text_too_long` */
export async function changePhoto(parts: Parts, caller: Caller, raw: ChangePhoto): Promise<void> {
  const { id, ...given } = ChangePhoto.parse(raw);
  const tended = await tendedPhoto(parts, caller, id);
  const words = readPhotoWords(given);
  await parts.repositories.storyPhotos.changeWords(id, words, changeIn(parts, caller, 'photo.change', tended));
}

/** Moves a photo a place. @throws Fault `not_found` */
export async function movePhoto(parts: Parts, caller: Caller, raw: MovePhoto): Promise<void> {
  const { id, direction } = MovePhoto.parse(raw);
  const { storyPhotos } = parts.repositories;
  const tended = await tendedPhoto(parts, caller, id);
  const ids = (await storyPhotos.ofStory(tended.story.id)).map((photo) => photo.id);
  const moved = movedBy(ids, id, direction);
  await storyPhotos.order(tended.story.id, moved, changeIn(parts, caller, 'photo.change', tended));
}

/** Takes a photo away for good. @throws Fault `not_found`; `text_needed` where an ambassador does not say why */
export async function removePhoto(parts: Parts, caller: Caller, raw: RemovePhoto): Promise<void> {
  const { id, reason: given } = RemovePhoto.parse(raw);
  const tended = await tendedPhoto(parts, caller, id);
  const reason = cleanText(given).trim();
  if (reason.length > reasonMaxLength) throw new Fault('text_too_long', { max: reasonMaxLength });
  // What is taken from readers is said why, unless its tellers take it themselves.
  if (tended.isCurating && reason === '') throw new Fault('text_needed');
  const change = changeIn(parts, caller, 'photo.remove', tended, reason);
  if (!(await parts.repositories.storyPhotos.hide(id, change))) throw new Fault('not_found');
  await parts.photoKeeping.clean(tended.photo);
}

type TendedStory = Readonly<{ story: Story; isCurating: boolean }>;

async function tendedBySlug(parts: Parts, caller: Caller, slug: string): Promise<TendedStory> {
  const story = await parts.repositories.stories.bySlug(slug);
  return tended(parts, caller, story);
}

async function tendedPhoto(parts: Parts, caller: Caller, id: string): Promise<TendedStory & { photo: StoryPhoto }> {
  const { storyPhotos, stories } = parts.repositories;
  const found = isUuid(id) ? await storyPhotos.byId(id) : undefined;
  const checked = await tended(parts, caller, found && (await stories.byId(found.storyId)), 'not_found');
  if (!found) throw new Fault('not_found');
  return { ...checked, photo: found.photo };
}

/** A stranger is told the same whether there is such a story or not. */
async function tended(
  parts: Parts,
  caller: Caller,
  story: Story | undefined,
  unknown: FaultCode = 'story_unknown',
): Promise<TendedStory> {
  const facilitatorId = story && (await parts.repositories.storyLife.facilitatorOf(story.id));
  assertCan(await parts.callers.actorOf(caller), 'story.tend', { facilitatorId });
  if (!story) throw new Fault(unknown);
  return { story, isCurating: caller.user?.id !== facilitatorId };
}

function changeIn(
  parts: Parts,
  caller: Caller,
  act: CurationActName,
  { story, isCurating }: TendedStory,
  reason = '',
): PhotoChange {
  const about = { title: story.revision.title, storyId: story.id, reason };
  const entry = isCurating ? actIn(parts, caller, act, about) : null;
  return { at: entry?.at ?? parts.clock(), entry };
}
