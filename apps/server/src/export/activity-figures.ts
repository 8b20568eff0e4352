import type { ActivityRecord, Locale } from '@uskalla/domain';
import * as m from '@uskalla/messages';
import { oneDecimal } from './dates.ts';

/** An activity as a table of two columns. */
export type Figures = Readonly<{
  /** What kind of activity it was, in words. */
  kind: string;
  head: readonly [label: string, count: string];
  rows: readonly (readonly [label: string, count: number])[];
  /** A sentence that sums it up; `null` where there is nothing to sum up. */
  summary: string | null;
}>;

/** What came of an activity, as figures with their words in the asked language. */
export function figuresOf(activity: ActivityRecord, locale: Locale): Figures {
  const language = { locale };
  switch (activity.kind) {
    case 'dare':
      return {
        kind: m.export_kind_dare({}, language),
        head: [m.export_dare_value({}, language), m.export_dare_count({}, language)],
        rows: activity.counts.map((count, index) => [String(index + 1), count]),
        summary: dareSummary(activity.counts, locale),
      };
    case 'words':
      return {
        kind: m.export_kind_words({}, language),
        head: [m.export_word({}, language), m.export_word_count({}, language)],
        rows: activity.words.map(({ label, count }) => [label, count]),
        summary: null,
      };
    case 'question':
      return {
        kind: m.export_kind_question({}, language),
        head: [m.export_entry({}, language), m.export_entry_count({}, language)],
        rows: activity.entries.map(({ text, votes }) => [text, votes]),
        summary: null,
      };
    case 'vote':
      return {
        kind: m.export_kind_vote({}, language),
        head: [m.export_option({}, language), m.export_option_count({}, language)],
        rows: activity.options.map(({ label, dots }) => [label, dots]),
        summary: null,
      };
  }
}

function dareSummary(counts: readonly number[], locale: Locale): string | null {
  const count = counts.reduce((sum, each) => sum + each, 0);
  if (count === 0) return null;
  const mean = counts.reduce((sum, each, index) => sum + each * (index + 1), 0) / count;
  return m.export_dare_mean({ count, mean: oneDecimal(mean, locale) }, { locale });
}
