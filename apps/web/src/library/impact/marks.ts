import { outcomes } from '@uskalla/domain';
import * as m from '@uskalla/messages';
import { paint, type Mark } from './paint.ts';

/** The marks of each chart, in the language of the page that asks for them. */

export const growthMarks = () =>
  ({
    stories: { shape: 'line', fill: 'none', stroke: paint.harbour, words: m.impact_stories_so_far() },
    municipalities: {
      shape: 'line',
      fill: 'none',
      stroke: paint.dare,
      dashes: '5 3',
      words: m.impact_municipalities_so_far(),
    },
  }) as const satisfies Record<string, Mark>;

export const darings = ['before', 'after'] as const;

export const dareMarks = () =>
  ({
    before: { shape: 'box', fill: paint.paper, stroke: paint.harbour, words: m.dare_before() },
    after: { shape: 'box', fill: paint.dare, stroke: paint.dare, words: m.dare_after() },
  }) as const satisfies Record<string, Mark>;

export const fates = [...outcomes, 'silent'] as const;
export type Fate = (typeof fates)[number];

export const followUpMarks = (): Readonly<Record<Fate, Mark>> => {
  const box = (fill: Mark['fill'], words: string): Mark => ({ shape: 'box', fill, stroke: 'none', words });
  return {
    continues: box(paint.succeeded, m.impact_outcome_continues()),
    adapted: box(paint.harbour, m.impact_outcome_adapted()),
    spread: box(paint.dare, m.impact_outcome_spread()),
    stopped: box(paint.failed, m.impact_outcome_stopped()),
    unknown: box(paint.soft, m.impact_outcome_unknown()),
    // Silence is an empty box, not a colour among others.
    silent: { ...box('none', m.impact_outcome_silent()), stroke: paint.edge, dashes: '4 3' },
  };
};
