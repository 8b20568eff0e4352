import { hourly } from '../hourly.ts';
import { photoFiles, type PhotoStore, type StoryPhoto, type StoryPhotoRepository } from '@uskalla/domain';

/** Removes the bytes of photos that are shown no more, at once where it can, and else later. */
export type PhotoKeeping = Readonly<{
  /** Never throws: what can't be removed now is found again by the next sweep. */
  clean(photo: StoryPhoto): Promise<void>;
  /** Cleans what was left over by a process that ended in the middle. */
  sweep(): Promise<void>;
  /** No more sweeps; waits for the one that is under way. */
  close(): Promise<void>;
}>;

const anHour = 3_600_000;

/**
 * Sweeps at once and every hour.
 * @param onError hears of what could not be removed
 */
export function createPhotoKeeping(
  { photos, store, clock }: { photos: StoryPhotoRepository; store: PhotoStore; clock: () => Date },
  onError: (error: unknown) => void,
): PhotoKeeping {
  async function clean(photo: StoryPhoto): Promise<void> {
    try {
      await store.remove(
        photo.id,
        photoFiles(photo).map(({ name }) => name),
      );
      await photos.forget(photo.id);
    } catch (error) {
      onError(error);
    }
  }

  async function sweep(): Promise<void> {
    try {
      // Younger ones may be on their way, in this process or another.
      for (const photo of await photos.leftOver(new Date(clock().getTime() - anHour))) await clean(photo);
    } catch (error) {
      onError(error);
    }
  }

  return { clean, sweep, close: hourly(sweep).close };
}
