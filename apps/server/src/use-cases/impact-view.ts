import type { ImpactView } from '@uskalla/contracts';
import {
  dareLevels,
  followUpMonths,
  outcomes as knownOutcomes,
  type ChainFigures,
  type DareFigures,
  type Outcome,
  type FollowUpFigures,
  type Locale,
  type MonthFigures,
  type PlaceFigures,
  type ReuseFigures,
} from '@uskalla/domain';
import { municipalities, municipalityByCode, municipalityName, regions } from '@uskalla/places';

/** What the database counted, as of one moment. */
export type Figures = Readonly<{
  now: Date;
  byPlace: readonly PlaceFigures[];
  reuse: readonly ReuseFigures[];
  byMonth: readonly MonthFigures[];
  chains: readonly ChainFigures[];
  followUps: readonly FollowUpFigures[];
  daring: readonly DareFigures[];
}>;

/** What was counted, put in order and named. */
export function impactView(figures: Figures, locale: Locale): ImpactView {
  const { now, byPlace, chains } = figures;
  const told = byPlace.filter(({ stories }) => stories > 0);
  const collator = new Intl.Collator(locale);
  const named = (code: string) => ({ code, name: municipalityName(code, locale) });
  return {
    asOf: now.toISOString(),
    totals: {
      stories: sumOf(told, ({ stories }) => stories),
      municipalities: told.length,
      allMunicipalities: municipalities.length,
      thanks: sumOf(byPlace, ({ thanks }) => thanks),
      examples: sumOf(byPlace, ({ examples }) => examples),
    },
    growth: growthOf(figures.byMonth),
    regions: regions
      .map(({ code, name }) => {
        const here = told.filter(({ municipality }) => municipalityByCode(municipality)?.region === code);
        return {
          code,
          name: name[locale],
          stories: sumOf(here, ({ stories }) => stories),
          municipalities: here.length,
          allMunicipalities: municipalities.filter(({ region }) => region === code).length,
        };
      })
      .sort((a, b) => collator.compare(a.name, b.name)),
    reuse: {
      stories: sumOf(chains, ({ stories }) => stories),
      longestChain: Math.max(0, ...chains.map(({ length }) => length)),
      chains: [...chains],
      between: figures.reuse
        .map(({ from, to, count }) => ({ from: named(from), to: named(to), count }))
        .sort(
          (a, b) =>
            b.count - a.count || collator.compare(a.from.name, b.from.name) || collator.compare(a.to.name, b.to.name),
        ),
    },
    followUps: followUpMonths.map((month) => followUpsOf(figures.followUps, month)),
    daring: daringOf(figures.daring),
  };
}

function growthOf(byMonth: readonly MonthFigures[]): ImpactView['growth'] {
  let [storiesSoFar, municipalitiesSoFar] = [0, 0];
  return byMonth.map(({ month, stories, municipalities: places }) => {
    storiesSoFar += stories;
    municipalitiesSoFar += places;
    return { month, stories, municipalities: places, storiesSoFar, municipalitiesSoFar };
  });
}

function followUpsOf(figures: readonly FollowUpFigures[], month: number): ImpactView['followUps'][number] {
  const count = (outcome: Outcome | null) =>
    sumOf(
      figures.filter((each) => each.month === month && each.outcome === outcome),
      (each) => each.count,
    );
  const outcomes = Object.fromEntries(knownOutcomes.map((outcome) => [outcome, count(outcome)])) as Record<
    Outcome,
    number
  >;
  const silent = count(null);
  return { month, asked: silent + sumOf(Object.values(outcomes), Number), outcomes, silent };
}

function daringOf(figures: readonly DareFigures[]): ImpactView['daring'] {
  if (figures.length === 0) return null;
  const counts = (side: 'before' | 'after') =>
    dareLevels.map((level) => figures.find((each) => each.level === level)?.[side] ?? 0);
  const mean = (of: readonly number[]) => {
    const people = sumOf(of, Number);
    const sum = of.reduce((total, count, index) => total + count * (dareLevels[index] ?? 0), 0);
    return Math.round((sum / people) * 100) / 100;
  };
  const [before, after] = [counts('before'), counts('after')];
  return { before, after, meanBefore: mean(before), meanAfter: mean(after) };
}

const sumOf = <T>(rows: readonly T[], of: (row: T) => number) => rows.reduce((sum, row) => sum + of(row), 0);
