import type { ImpactTable, ImpactView } from '@uskalla/contracts';
import { outcomes as knownOutcomes, type Outcome, type Locale } from '@uskalla/domain';
import * as m from '@uskalla/messages';

/** The impact as tables: what stands beside each picture, and what is taken home as CSV. */
export function impactTables(view: ImpactView, locale: Locale): ImpactTable[] {
  const inWords = { locale };
  const outcomes: Record<Outcome, string> = {
    continues: m.impact_outcome_continues({}, inWords),
    adapted: m.impact_outcome_adapted({}, inWords),
    spread: m.impact_outcome_spread({}, inWords),
    stopped: m.impact_outcome_stopped({}, inWords),
    unknown: m.impact_outcome_unknown({}, inWords),
  };
  const stories = m.impact_column_stories({}, inWords);
  return [
    {
      name: 'growth',
      title: m.impact_growth({}, inWords),
      head: [
        m.impact_column_month({}, inWords),
        m.impact_column_new_stories({}, inWords),
        m.impact_column_new_municipalities({}, inWords),
        m.impact_column_stories_so_far({}, inWords),
        m.impact_column_municipalities_so_far({}, inWords),
      ],
      rows: view.growth.map((each) => [
        each.month,
        each.stories,
        each.municipalities,
        each.storiesSoFar,
        each.municipalitiesSoFar,
      ]),
    },
    {
      name: 'regions',
      title: m.impact_regions({}, inWords),
      head: [
        m.impact_column_region({}, inWords),
        stories,
        m.impact_column_municipalities({}, inWords),
        m.impact_column_all_municipalities({}, inWords),
      ],
      rows: view.regions.map((each) => [each.name, each.stories, each.municipalities, each.allMunicipalities]),
    },
    {
      name: 'reuse',
      title: m.impact_reuse({}, inWords),
      head: [m.impact_column_from({}, inWords), m.impact_column_to({}, inWords), stories],
      rows: view.reuse.between.map(({ from, to, count }) => [from.name, to.name, count]),
    },
    {
      name: 'follow-ups',
      title: m.impact_follow_ups({}, inWords),
      head: [
        m.impact_column_months({}, inWords),
        m.impact_column_asked({}, inWords),
        ...knownOutcomes.map((outcome) => outcomes[outcome]),
        m.impact_outcome_silent({}, inWords),
      ],
      rows: view.followUps.map(({ month, asked, outcomes: answered, silent }) => [
        month,
        asked,
        ...knownOutcomes.map((outcome) => answered[outcome]),
        silent,
      ]),
    },
    {
      name: 'daring',
      title: m.impact_daring({}, inWords),
      head: [
        m.impact_column_level({}, inWords),
        m.impact_column_before({}, inWords),
        m.impact_column_after({}, inWords),
      ],
      rows: (view.daring?.before ?? []).map((before, index) => [index + 1, before, view.daring?.after[index] ?? 0]),
    },
  ];
}
