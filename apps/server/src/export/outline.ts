import { cleanLine, type Locale, type QuestionTone, type WorkshopRecord } from '@uskalla/domain';
import * as m from '@uskalla/messages';
import { figuresOf } from './activity-figures.ts';
import { dateAndTime, longDate } from './dates.ts';
import { answersOf } from './table-answers.ts';

/** `said` is a person's text, in the workshop's language; all else is in the reader's. */
export type Block =
  | Readonly<{ kind: 'notice'; text: string }>
  | Readonly<{ kind: 'heading'; level: 1 | 2 | 3 | 4; text: string; said: string; tone: QuestionTone | null }>
  | Readonly<{ kind: 'said'; text: string }>
  | Readonly<{ kind: 'note'; text: string }>
  | Readonly<{ kind: 'facts'; rows: readonly Fact[] }>
  | Readonly<{ kind: 'figures'; head: readonly [string, string]; rows: readonly (readonly [string, number])[] }>;

export type Fact = Readonly<{ label: string; value: string; isAddress: boolean }>;

/** A record as a sequence of blocks, for the formats that are read from top to bottom. Nothing in it is escaped. */
export function outlineOf(record: WorkshopRecord, locale: Locale): Block[] {
  const language = { locale };
  const { workshop, tables, activities } = record;
  const isEmpty = tables.length === 0 && activities.length === 0;
  return [
    ...(workshop.rehearsal ? [{ kind: 'notice' as const, text: m.export_rehearsal({}, language) }] : []),
    heading(1, '', workshop.title),
    facts([
      [m.fact_municipality({}, language), workshop.municipality],
      [m.export_date({}, language), longDate(workshop.date, locale)],
      [m.desk_join_code({}, language), workshop.code],
      [m.desk_field_language({}, language), m.language_name({}, { locale: workshop.language })],
      [m.export_people({}, language), String(record.people)],
      [m.export_made_at({}, language), dateAndTime(record.exportedAt, locale)],
    ]),
    ...(isEmpty ? [note(m.export_nothing_said({}, language))] : []),
    ...(tables.length > 0 ? [heading(2, m.export_stories({}, language))] : []),
    ...tables.flatMap((table) => storyBlocks(record, table, locale)),
    ...activities.flatMap((activity) => activityBlocks(activity, locale)),
  ];
}

function storyBlocks(record: WorkshopRecord, table: WorkshopRecord['tables'][number], locale: Locale): Block[] {
  const language = { locale };
  const start = m.export_story_heading({ number: table.number }, language);
  const title = cleanLine(table.title);
  const rows: Fact[] = [
    ...(table.name === null ? [] : [fact(m.export_table_name({}, language), table.name)]),
    ...table.facts.map(({ label, value }) => fact(label, value)),
    ...(table.names.length === 0 ? [] : [fact(m.export_writers({}, language), table.names.join(', '))]),
    ...(table.storyUrl === null ? [] : [fact(m.export_story_link({}, language), table.storyUrl, true)]),
  ];
  return [
    title === '' ? heading(3, `${start} ${m.export_untitled({}, language)}`) : heading(3, start, title),
    ...(rows.length === 0 ? [] : [{ kind: 'facts' as const, rows }]),
    ...answersOf(record, table).flatMap(({ question, tone, text }): Block[] => [
      { kind: 'heading', level: 4, text: question, said: '', tone },
      text.trim() === '' ? note(m.export_unanswered({}, language)) : { kind: 'said', text },
    ]),
  ];
}

function activityBlocks(activity: WorkshopRecord['activities'][number], locale: Locale): Block[] {
  const { kind, head, rows, summary } = figuresOf(activity, locale);
  const said = cleanLine(activity.heading);
  return [
    said === '' ? heading(2, kind) : heading(2, `${kind}:`, said),
    rows.length === 0 ? note(m.export_no_answers({}, { locale })) : { kind: 'figures', head, rows },
    ...(summary === null ? [] : [note(summary)]),
  ];
}

const heading = (level: 1 | 2 | 3 | 4, text: string, said = ''): Block => ({
  kind: 'heading',
  level,
  text,
  said,
  tone: null,
});
const note = (text: string): Block => ({ kind: 'note', text });
const fact = (label: string, value: string, isAddress = false): Fact => ({ label, value, isAddress });
const facts = (rows: readonly (readonly [string, string])[]): Block => ({
  kind: 'facts',
  rows: rows.map(([label, value]) => fact(label, value)),
});
