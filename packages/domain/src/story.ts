import type { Facts } from './facts.ts';
import type { Locale } from './locale.ts';

/** Where a revision comes from. Counts and dates, never who. */
export type Provenance = Readonly<{
  /** Title of the workshop it was written in; `null` for an example or an import. */
  workshop: string | null;
  /** The day of the workshop, `YYYY-MM-DD`. */
  date: string | null;
  /** How many people wrote in it. */
  writers: number;
  templateId: string;
  templateVersion: number;
}>;

/** One published state of a story: plain data, so that no deleted word can leak. */
export type StoryRevision = Readonly<{
  number: number;
  title: string;
  /** Text per question id, in the template's order. */
  answers: readonly Readonly<{ question: string; text: string }>[];
  facts: Facts;
  /** Names agreed to, in alphabetical order. */
  names: readonly string[];
  provenance: Provenance;
  publishedAt: Date;
}>;

/** A text in the library, with its newest revision. */
export type Story = Readonly<{
  id: string;
  slug: string;
  language: Locale;
  /** Written for the library as an example, not told by somebody who was there. */
  example: boolean;
  firstPublishedAt: Date;
  revision: StoryRevision;
  /** Where anything a reader sees of it last changed. */
  changedAt: Date;
  /** Id of the story that it was begun from ("we dared too"). */
  begunFrom: string | null;
  /** How many readers thanked for it. */
  thanks: number;
  /** Withdrawn, it is no longer told: the address, the date and the reason stay. */
  withdrawn: Readonly<{ at: Date; reason: string }> | null;
}>;

/** A story as it is first published. */
export type NewStory = Pick<Story, 'id' | 'language' | 'example' | 'firstPublishedAt' | 'revision'> &
  Partial<Pick<Story, 'begunFrom'>>;
