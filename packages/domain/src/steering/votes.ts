import { Fault } from '../fault.ts';
import type { BallotOption } from './live-state.ts';
import type { Activity } from './phase.ts';

export type VoteRules = Extract<Activity, { kind: 'vote' }>;

/** Somebody's dots, by what they lie on. */
export type Dots = Readonly<Record<string, number>>;

/** How many dots somebody has not laid yet. */
export function dotsLeft(rules: VoteRules, dots: Dots): number {
  return rules.dots - Object.values(dots).reduce((sum, count) => sum + count, 0);
}

/**
 * Somebody's dots once `count` lie on `item`; 0 takes them back.
 * @param tableId the voter's own table, or `null` for whoever has none
 * @throws Fault `option_unknown`, `vote_own_table`, `vote_no_dots_left` with `dots`, the budget
 */
export function layDots(
  rules: VoteRules,
  ballot: readonly BallotOption[],
  dots: Dots,
  { item, count, tableId }: { item: string; count: number; tableId: string | null },
): Dots {
  const option = ballot.find((each) => each.item === item);
  if (!option) throw new Fault('option_unknown');
  if (count > 0 && !rules.ownTable && option.tableId === tableId) throw new Fault('vote_own_table');
  const { [item]: _before, ...others } = dots;
  const next = count > 0 ? { ...others, [item]: count } : others;
  // Where the budget was lowered meanwhile, what lies beyond it can still be taken back.
  const isMore = count > (Object.hasOwn(dots, item) ? (dots[item] ?? 0) : 0);
  if (isMore && dotsLeft(rules, next) < 0) throw new Fault('vote_no_dots_left', { dots: rules.dots });
  return next;
}

/** One line of a result. `place` counts from 1; whoever shares it is `tied`, and nobody comes before the other. */
export type Ranked = BallotOption & Readonly<{ dots: number; place: number; tied: boolean }>;

/**
 * The result, most dots first. Equal dots share a place (1, 2, 2, 4: "standard competition ranking"); among
 * themselves they stand in the tables' order, which says nothing. Nobody voted for is tied with nobody.
 */
export function rankOptions(ballot: readonly BallotOption[], tally: Dots): Ranked[] {
  const counted = ballot.map((option) => ({ ...option, dots: tally[option.item] ?? 0 }));
  return counted
    .map((option) => ({
      ...option,
      place: 1 + counted.filter(({ dots }) => dots > option.dots).length,
      tied: option.dots > 0 && counted.filter(({ dots }) => dots === option.dots).length > 1,
    }))
    .sort((a, b) => a.place - b.place || a.number - b.number);
}
