import type { Outcome } from './library/follow-up.ts';

/** Answers to the dare-o-meter are summed only where so many answered, before as well as after, so that nobody is seen. */
export const leastDaring = 5;

/** What the library holds of one municipality. `stories` are told by those who were there; examples are not among them. */
export type PlaceFigures = Readonly<{ municipality: string; stories: number; examples: number; thanks: number }>;

/** How many stories of one municipality were begun from stories of another, or of its own. */
export type ReuseFigures = Readonly<{ from: string; to: string; count: number }>;

/** Of one month, `YYYY-MM` in Finland: new stories, and municipalities of which there was none before. */
export type MonthFigures = Readonly<{ month: string; stories: number; municipalities: number }>;

/** Stories that stand so many reuses after an original: 1 was begun from an original, 2 from such a one. */
export type ChainFigures = Readonly<{ length: number; stories: number }>;

/** What was answered some months on; an outcome of `null` is silence: long enough ago to be asked, and no answer. */
export type FollowUpFigures = Readonly<{ month: number; outcome: Outcome | null; count: number }>;

/** How many chose a level of the dare-o-meter, before the workshop and after it. */
export type DareFigures = Readonly<{ level: number; before: number; after: number }>;

/**
 * The library in numbers. A withdrawn story is in none of them. Examples are counted by place alone: nobody dared
 * anything in a workshop of ours for their sake, so they are no impact. In no order unless it says so.
 */
export interface LibraryFiguresRepository {
  byPlace(): Promise<PlaceFigures[]>;
  reuse(): Promise<ReuseFigures[]>;
  /** Oldest month first; months without a new story are left out. */
  byMonth(): Promise<MonthFigures[]>;
  /** Shortest first. */
  chains(): Promise<ChainFigures[]>;
  followUps(now: Date): Promise<FollowUpFigures[]>;
  /**
   * Summed over closed workshops, rehearsals aside, of whose two dare-o-meters each was answered by {@link leastDaring}
   * people or more. A workshop comes in whole, or not at all: two readings in a row never differ by one person's answer.
   */
  daring(): Promise<DareFigures[]>;
}
