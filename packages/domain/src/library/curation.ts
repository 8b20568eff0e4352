import type { Locale } from '../locale.ts';

/** What ambassadors do to the library; each time it is done, it is written into the public log. */
export const curationActs = [
  'story.read',
  'story.ask-change',
  'story.withdraw',
  'story.restore',
  'story.translate',
  'question.answer',
  'question.decline',
  'collection.publish',
  'collection.change',
  'collection.remove',
  'announcement.add',
  'announcement.remove',
  'photo.add',
  'photo.change',
  'photo.remove',
] as const;
export type CurationActName = (typeof curationActs)[number];

/** In UTF-16 units. */
export const reasonMaxLength = 500;

export type CurationAct = Readonly<{
  id: string;
  at: Date;
  /** The name of who did it, as it was then. */
  by: string;
  act: CurationActName;
  /** What it was done to, as it was called then. */
  title: string;
  storyId: string | null;
  collectionId: string | null;
  /** What is said about it in public; may be empty. */
  reason: string;
}>;

export const collectionTitleMaxLength = 120;
export const introductionMaxLength = 2000;
/** A collection is to be read, not searched. */
export const maxCollected = 40;

/** Stories put together by an ambassador, in the order in which they are to be read. */
export type Collection = Readonly<{
  id: string;
  slug: string;
  language: Locale;
  title: string;
  introduction: string;
  /** Ids. */
  stories: readonly string[];
  /** Its place on the front page, from 1; `null` for none. */
  frontPlace: number | null;
  changedAt: Date;
}>;

export const subjectMaxLength = 140;

/** A story that is to come ("tulossa"): a municipality and a subject, before there is a text. */
export type Announcement = Readonly<{
  id: string;
  municipality: string;
  subject: string;
  language: Locale;
  announcedAt: Date;
}>;
