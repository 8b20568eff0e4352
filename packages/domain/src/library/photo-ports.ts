import type { CurationAct } from './curation.ts';
import type { PhotoWords, StoryPhoto } from './photo.ts';

/** Who changes a photo, and when: `entry` is the act of an ambassador, `null` for those whose story it is. */
export type PhotoChange = Readonly<{ at: Date; entry: CurationAct | null }>;

/**
 * What is known about photos. Their bytes are in a {@link PhotoStore}: a photo is reserved before these are kept, shown when all of
 * them are, hidden before they are removed, and forgotten when they are gone. So whatever is cut short leaves a row that says what
 * to clean. What readers see moves the story's `changed_at`; what its tellers changed is unread again for ambassadors.
 */
export interface StoryPhotoRepository {
  /** Those that are shown, in their order. */
  ofStory(storyId: string): Promise<StoryPhoto[]>;
  /** The same for many stories; those without photos are left out. */
  ofStories(storyIds: readonly string[]): Promise<ReadonlyMap<string, StoryPhoto[]>>;
  /** One that is shown, with the story it belongs to. */
  byId(id: string): Promise<Readonly<{ photo: StoryPhoto; storyId: string }> | undefined>;
  /** One that everybody may see: it is shown, and its story is told. */
  inPublic(id: string): Promise<StoryPhoto | undefined>;

  reserve(storyId: string, photo: StoryPhoto): Promise<void>;
  /** Shows a reserved one, behind the others. @returns false where its story has `max` already */
  show(id: string, max: number, change: PhotoChange): Promise<boolean>;
  changeWords(id: string, words: PhotoWords, change: PhotoChange): Promise<void>;
  /** Puts a story's photos in this order; ids that are none of its are passed over. */
  order(storyId: string, ids: readonly string[], change: PhotoChange): Promise<void>;
  /** @returns false where it was hidden already */
  hide(id: string, change: PhotoChange): Promise<boolean>;
  forget(id: string): Promise<void>;
  /** What is not shown, or has lost its story, and was added before then: its bytes are to be removed. */
  leftOver(before: Date): Promise<StoryPhoto[]>;
}

/** Where the bytes of photos are, by the photo's id and the name of the file (`photoFiles`). */
export interface PhotoStore {
  /** Resolves when they would survive a power cut; the same file again takes the place of what was there. */
  put(id: string, name: string, bytes: Uint8Array): Promise<void>;
  get(id: string, name: string): Promise<Uint8Array | undefined>;
  /** All files of a photo, which are named so; what is not there is removed already. */
  remove(id: string, names: readonly string[]): Promise<void>;
}
