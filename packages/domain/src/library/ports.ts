import type { Locale } from '../locale.ts';
import type { Story, StoryRevision } from '../story.ts';
import type { StorySummary } from '../ports.ts';
import type { Announcement, Collection, CurationAct } from './curation.ts';
import type { FollowUp, FollowUpMonth } from './follow-up.ts';
import type { ReaderQuestion } from './reader-question.ts';
import type { PartTranslation } from './translation.ts';

/** A question with the story it is about. */
export type WaitingQuestion = Readonly<{ question: ReaderQuestion; slug: string; title: string }>;

/** A story whose tellers are to be asked what became of it. */
export type DueFollowUp = Readonly<{
  storyId: string;
  slug: string;
  title: string;
  month: FollowUpMonth;
  firstPublishedAt: Date;
}>;

/** Stories that somebody looks after: those told in a facilitator's workshops, or all. */
export type Tended = Readonly<{ facilitatorId: string }> | 'all';

/** What happens to a story after it was told. */
export interface StoryLifeRepository {
  /** One reader more thanked. */
  thank(storyId: string): Promise<void>;
  /** All revisions, the first one first. */
  revisions(storyId: string): Promise<StoryRevision[]>;
  /** By month. */
  followUps(storyId: string): Promise<FollowUp[]>;
  /** Keeps an answer; a later one to the same question takes its place. */
  answerFollowUp(storyId: string, answer: FollowUp): Promise<void>;
  /** Those whose question is due and unanswered, the one that has waited longest first. */
  dueFollowUps(tended: Tended, now: Date, limit: number): Promise<DueFollowUp[]>;

  ask(storyId: string, question: ReaderQuestion): Promise<void>;
  /** How many questions wait at a story, answered by nobody yet. */
  countWaiting(storyId: string): Promise<number>;
  /** The answered ones, oldest first. */
  questions(storyId: string): Promise<ReaderQuestion[]>;
  /** Those that wait for an answer, oldest first. */
  waitingQuestions(tended: Tended, limit: number): Promise<WaitingQuestion[]>;
  question(id: string): Promise<Readonly<{ question: ReaderQuestion; storyId: string }> | undefined>;
  /** @returns false where somebody was quicker; nothing is changed then */
  answer(id: string, text: string, at: Date): Promise<boolean>;
  decline(id: string, at: Date): Promise<boolean>;

  translations(storyId: string): Promise<PartTranslation[]>;
  /** The same of several stories, by their ids. */
  translationsOf(storyIds: readonly string[]): Promise<ReadonlyMap<string, PartTranslation[]>>;
  translate(storyId: string, parts: readonly PartTranslation[]): Promise<void>;

  /** The facilitator of the workshop in which a story was told; `undefined` for an example or an import. */
  facilitatorOf(storyId: string): Promise<string | undefined>;
  /** Stories that were begun from this one and are told, oldest first; translated into `shownIn` where they have been, as below. */
  reuses(storyId: string, shownIn?: Locale): Promise<StorySummary[]>;
  /** By id, in the order asked for; those withdrawn or unknown are left out. */
  summaries(ids: readonly string[], shownIn?: Locale): Promise<StorySummary[]>;
  /** Stories that tell of something like it: the same theme, the same words. */
  related(story: Story, limit: number, shownIn?: Locale): Promise<StorySummary[]>;
}

/** What an ambassador has before them of a story. */
export type ReviewItem = Readonly<{
  slug: string;
  title: string;
  language: Story['language'];
  municipality: string;
  publishedAt: Date;
  changeAsked: string | null;
}>;

/** An act as the log has it, with what is now of the story it was about: the language it is in, and whether it is withdrawn. */
export type LoggedAct = CurationAct & Readonly<{ language: Story['language'] | null; isAway: boolean }>;

/** The ambassadors' work. Each act and its entry in the log are one transaction. */
export interface CurationRepository {
  isAmbassador(userId: string): Promise<boolean>;
  /** By name. */
  ambassadors(): Promise<Readonly<{ userId: string; name: string; email: string }>[]>;
  removeAmbassador(userId: string): Promise<void>;
  addAmbassador(userId: string): Promise<void>;
  /** Told stories that no ambassador has read as they are now, the oldest first. */
  toReview(limit: number): Promise<ReviewItem[]>;
  /** Stories of a facilitator's workshops that are asked to be changed. */
  changesAsked(facilitatorId: string): Promise<ReviewItem[]>;
  markRead(storyId: string, entry: CurationAct): Promise<void>;
  askChange(storyId: string, entry: CurationAct): Promise<void>;
  /** @returns false where it was withdrawn already */
  withdraw(storyId: string, entry: CurationAct): Promise<boolean>;
  restore(storyId: string, entry: CurationAct): Promise<boolean>;
  /** Writes an entry for what another repository did. */
  note(entry: CurationAct): Promise<void>;
  /** The log, newest first, `before` an entry's id. */
  acts(limit: number, before?: string): Promise<LoggedAct[]>;

  collections(): Promise<Collection[]>;
  collectionBySlug(slug: string): Promise<Collection | undefined>;
  /** @returns false where another collection has its slug */
  saveCollection(collection: Collection, entry: CurationAct): Promise<boolean>;
  removeCollection(id: string, entry: CurationAct): Promise<void>;

  /** What is announced and not told yet, newest first. */
  announcements(limit: number): Promise<Announcement[]>;
  announce(announcement: Announcement, entry: CurationAct): Promise<void>;
  /** @param storyId the story it became, where there is one */
  endAnnouncement(id: string, storyId: string | null, entry: CurationAct): Promise<void>;
}
