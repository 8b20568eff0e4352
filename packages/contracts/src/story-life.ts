import {
  answerMaxLength,
  collectionTitleMaxLength,
  followUpMaxLength,
  introductionMaxLength,
  maxCollected,
  outcomes,
  readerQuestionMaxLength,
  reasonMaxLength,
  subjectMaxLength,
  type CurationActName,
  type FollowUpMonth,
  type Locale,
  type Outcome,
} from '@uskalla/domain';
import { z } from 'zod';
import type { StorySummaryView, StoryView } from './stories.ts';
import { LocaleCode, MunicipalityCode } from './workshops.ts';

/**
 * A line or a text of somebody's, within twice its bound: what is too long is told so by the rule, and megabytes never get there.
 */
const textUpTo = (max: number) => z.string().max(max * 2);

export const AskTellers = z.object({ text: textUpTo(readerQuestionMaxLength) });
export type AskTellers = z.infer<typeof AskTellers>;

export const AnswerQuestion = z.object({ id: z.uuid(), answer: textUpTo(answerMaxLength) });
export type AnswerQuestion = z.infer<typeof AnswerQuestion>;

export const AnswerFollowUp = z.object({ outcome: z.enum(outcomes), text: textUpTo(followUpMaxLength).default('') });
export type AnswerFollowUp = z.infer<typeof AnswerFollowUp>;

const slug = z.string().min(1).max(200);
const reason = textUpTo(reasonMaxLength).default('');

/** What an ambassador does to the library. */
export const CurateCommand = z.discriminatedUnion('act', [
  z.object({ act: z.literal('story.read'), slug }),
  z.object({ act: z.literal('story.ask-change'), slug, reason }),
  z.object({ act: z.literal('story.withdraw'), slug, reason }),
  z.object({ act: z.literal('story.restore'), slug, reason }),
  z.object({
    act: z.literal('collection.save'),
    /** None for a new one. */
    id: z.uuid().optional(),
    language: LocaleCode,
    title: textUpTo(collectionTitleMaxLength),
    introduction: textUpTo(introductionMaxLength),
    stories: z.array(slug).max(maxCollected),
    frontPlace: z.int().min(1).max(99).nullable(),
  }),
  z.object({ act: z.literal('collection.remove'), id: z.uuid() }),
  z.object({
    act: z.literal('announcement.add'),
    municipality: MunicipalityCode,
    subject: textUpTo(subjectMaxLength),
    language: LocaleCode,
  }),
  z.object({
    act: z.literal('announcement.remove'),
    id: z.uuid(),
    /** The story it became, where it was told. */
    slug: slug.optional(),
  }),
]);
export type CurateCommand = z.infer<typeof CurateCommand>;

/** Parts of a story in another language; an empty one is left as it is. */
export const TranslateStory = z.object({
  language: LocaleCode,
  parts: z.record(z.string().max(100), z.string().max(20_000)),
});
export type TranslateStory = z.infer<typeof TranslateStory>;

export type TimelineEntry = Readonly<
  | { kind: 'told'; at: string; workshop: string }
  | { kind: 'published'; at: string }
  | { kind: 'revised'; at: string; number: number }
  | { kind: 'reused'; at: string; story: StorySummaryView }
  | { kind: 'followed-up'; at: string; month: FollowUpMonth; outcome: Outcome; text: string }
  /** Asked, and not answered. */
  | { kind: 'silent'; at: string; month: FollowUpMonth }
>;

/** A story's parts as they are read in one language. */
export type StoryInLanguage = Readonly<{
  language: Locale;
  title: string;
  /** What was asked, by id. */
  questions: Readonly<Record<string, string>>;
  answers: Readonly<Record<string, string>>;
  /** Parts whose original has changed since. */
  stale: readonly string[];
  /** Parts that are shown in the original, since nobody has translated them. */
  missing: readonly string[];
  by: readonly string[];
}>;

/** Everything a reader is shown on a story's page. */
export type StoryPageView = Readonly<{
  story: StoryView;
  /** In the reader's language, where somebody has translated it. */
  translation: StoryInLanguage | null;
  /** Languages it can be read in, its own first. */
  languages: readonly Locale[];
  origin: StorySummaryView | null;
  reuses: readonly StorySummaryView[];
  related: readonly StorySummaryView[];
  timeline: readonly TimelineEntry[];
  questions: readonly Readonly<{
    text: string;
    language: Locale;
    askedAt: string;
    answer: string;
    answeredAt: string;
  }>[];
  thanks: number;
  hasThanked: boolean;
  /** The reader looks after it: its photos are theirs to choose. */
  mayTend: boolean;
  /** The reader is an ambassador: they translate it, among other things. */
  mayCurate: boolean;
}>;

/** A story's revisions, the newest first, each with the one before it where there is one. */
export type StoryVersionsView = Readonly<{
  slug: string;
  title: string;
  language: Locale;
  versions: readonly Readonly<{
    number: number;
    publishedAt: string;
    parts: readonly Readonly<{ name: string; text: string; before: string | undefined }>[];
  }>[];
}>;

/** Two stories' answers to the same questions. */
export type SideBySideView = Readonly<{ origin: StoryView; reuse: StoryView }>;

export type FollowUpView = Readonly<{
  slug: string;
  title: string;
  language: Locale;
  month: FollowUpMonth;
  firstPublishedAt: string;
  answered: Readonly<{ outcome: Outcome; text: string }> | null;
}>;

export type WaitingQuestionView = Readonly<{
  id: string;
  slug: string;
  title: string;
  text: string;
  language: Locale;
  askedAt: string;
}>;
/** `url` is the signed link for the tellers; whoever has it may answer. */
export type DueFollowUpView = Readonly<{ slug: string; title: string; month: FollowUpMonth; url: string }>;
export type ReviewItemView = Readonly<{
  slug: string;
  title: string;
  language: Locale;
  municipality: string;
  publishedAt: string;
  changeAsked: string | null;
}>;

/** What stories wait for from those who look after them. */
export type TendingView = Readonly<{
  questions: readonly WaitingQuestionView[];
  followUps: readonly DueFollowUpView[];
  changesAsked: readonly ReviewItemView[];
}>;

export type CollectionView = Readonly<{
  id: string;
  slug: string;
  language: Locale;
  title: string;
  introduction: string;
  frontPlace: number | null;
  changedAt: string;
  stories: readonly StorySummaryView[];
}>;
export type AnnouncementView = Readonly<{
  id: string;
  municipality: Readonly<{ code: string; name: string }>;
  subject: string;
  language: Locale;
  announcedAt: string;
}>;

/** The ambassadors' desk. */
export type CurationView = TendingView &
  Readonly<{
    review: readonly ReviewItemView[];
    collections: readonly CollectionView[];
    announcements: readonly AnnouncementView[];
  }>;

export type CurationLogView = Readonly<{
  acts: readonly Readonly<{
    id: string;
    at: string;
    by: string;
    act: CurationActName;
    /** `null` where the story is withdrawn: its title is a part of it. */
    title: string | null;
    /** The title's, where it is a story's. */
    language: Locale | null;
    reason: string;
  }>[];
  /** Id to go on before; `null` at the end. */
  next: string | null;
}>;

/** A story laid out for whoever translates it. */
export type TranslationDeskView = Readonly<{
  slug: string;
  original: Locale;
  language: Locale;
  parts: readonly Readonly<{
    id: string;
    /** What is asked; empty for the title. */
    question: string;
    original: string;
    text: string;
    isStale: boolean;
  }>[];
}>;
