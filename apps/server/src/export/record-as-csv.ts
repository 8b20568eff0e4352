import type { Locale, WorkshopRecord } from '@uskalla/domain';
import * as m from '@uskalla/messages';
import { stringify } from 'csv-stringify/sync';
import { figuresOf } from './activity-figures.ts';
import { csvFor } from './csv-options.ts';
import { answersOf } from './table-answers.ts';

type Row = readonly [section: string, table: string, tableName: string, question: string, text: string, count: string];

/** A workshop as CSV, one row for each thing said. */
export function recordAsCsv(record: WorkshopRecord, locale: Locale): string {
  return stringify([headRow(locale), ...rowsOf(record, locale)], csvFor(locale));
}

function headRow(locale: Locale): Row {
  const language = { locale };
  return [
    m.export_column_section({}, language),
    m.export_column_table({}, language),
    m.export_table_name({}, language),
    m.export_column_question({}, language),
    m.export_column_text({}, language),
    m.export_column_count({}, language),
  ];
}

function rowsOf(record: WorkshopRecord, locale: Locale): Row[] {
  return [
    ...workshopRows(record, locale),
    ...record.tables.flatMap((table) => tableRows(record, table, locale)),
    ...record.activities.flatMap((activity) => {
      const { kind, rows } = figuresOf(activity, locale);
      return rows.map(([label, count]): Row => [kind, '', '', activity.heading, label, String(count)]);
    }),
  ];
}

function workshopRows({ workshop, people, exportedAt }: WorkshopRecord, locale: Locale): Row[] {
  const language = { locale };
  const section = m.export_workshop({}, language);
  const row = (question: string, text: string, count = ''): Row => [section, '', '', question, text, count];
  return [
    ...(workshop.rehearsal ? [[m.export_rehearsal({}, language), '', '', '', '', ''] as const] : []),
    row(m.export_story_title({}, language), workshop.title),
    row(m.fact_municipality({}, language), workshop.municipality),
    row(m.export_date({}, language), workshop.date),
    row(m.desk_join_code({}, language), workshop.code),
    row(m.desk_field_language({}, language), m.language_name({}, { locale: workshop.language })),
    row(m.export_people({}, language), '', String(people)),
    row(m.export_made_at({}, language), exportedAt),
  ];
}

function tableRows(record: WorkshopRecord, table: WorkshopRecord['tables'][number], locale: Locale): Row[] {
  const language = { locale };
  const section = m.export_stories({}, language);
  const said: (readonly [question: string, text: string])[] = [
    [m.export_story_title({}, language), table.title],
    ...answersOf(record, table).map(({ question, text }) => [question, text] as const),
    ...table.facts.map(({ label, value }) => [label, value] as const),
    ...table.names.map((name) => [m.export_writers({}, language), name] as const),
    [m.export_story_link({}, language), table.storyUrl ?? ''],
  ];
  return said
    .filter(([, text]) => text.trim() !== '')
    .map(([question, text]): Row => [section, String(table.number), table.name ?? '', question, text, '']);
}
