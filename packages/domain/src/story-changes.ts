import type { Locale } from './locale.ts';
import type { Story } from './story.ts';

/** Where a list by change stands: the moment as the database writes it (microseconds, which a `Date` would lose), and an id. */
export type ChangePlace = Readonly<{ at: string; id: string }>;

/** A story as it is now, and its place in the list of changes. Withdrawn, its text is not to be told any more. */
export type StoryChange = Readonly<{ place: ChangePlace; story: Story }>;

export type ChangeFilter = Readonly<{
  order: 'oldest first' | 'newest first';
  /** Changed at this moment or later. */
  since?: Date | undefined;
  /** Changed before this moment. */
  before?: Date | undefined;
  municipality?: string | undefined;
  /** URI of a YSO concept. */
  theme?: string | undefined;
  language?: Locale | undefined;
  /** Goes on behind this place, in the order asked for. */
  after?: ChangePlace | undefined;
  limit: number;
}>;

/** What a site map says of a story. */
export type StoryAddress = Readonly<{ id: string; slug: string; changedAt: Date }>;

/** The library as programs follow it. Every list goes on from a place, never by number, so that the last page costs as the first. */
export interface StoryChangeRepository {
  /** Stories by when they last changed, withdrawn ones among them. */
  changes(filter: ChangeFilter): Promise<StoryChange[]>;
  /** When the first of all changes was; `undefined` in an empty library. */
  earliest(): Promise<Date | undefined>;
  /** When the last one was. */
  latest(): Promise<Date | undefined>;
  /** Stories that are told, by id: an order in which nothing moves while somebody reads on. */
  told(after: string | null, limit: number): Promise<Story[]>;
  /** The same stories, by their addresses alone. */
  addresses(after: string | null, limit: number): Promise<StoryAddress[]>;
}
