import type { Locale, WorkshopRecord } from '@uskalla/domain';
import * as m from '@uskalla/messages';
import { answersOf } from './table-answers.ts';

/**
 * A workshop as JSON, for programs. Keys always come in the same order, so that two exports can be
 * compared line by line; `version` grows when a program that reads this one would read the next wrong.
 */
export function recordAsJson(record: WorkshopRecord, locale: Locale): string {
  const { workshop, exportedAt, people, questions, tables, activities } = record;
  const plain = {
    format: 'uskalla-workshop',
    version: 1,
    ...(workshop.rehearsal && { notice: m.export_rehearsal({}, { locale }) }),
    // The language of names and labels; what people wrote is in the workshop's.
    language: locale,
    exportedAt,
    workshop: {
      title: workshop.title,
      code: workshop.code,
      language: workshop.language,
      municipality: workshop.municipality,
      date: workshop.date,
      rehearsal: workshop.rehearsal,
    },
    people,
    questions: questions.map(({ id, tone, text }) => ({ id, tone, text })),
    tables: tables.map((table) => ({
      number: table.number,
      name: table.name,
      title: table.title,
      answers: Object.fromEntries(answersOf(record, table).map(({ id, text }) => [id, text])),
      facts: table.facts.map(({ label, value }) => ({ label, value })),
      names: table.names,
      storyUrl: table.storyUrl,
    })),
    activities: activities.map(inOrder),
  };
  return `${JSON.stringify(plain, null, 2)}\n`;
}

function inOrder(activity: WorkshopRecord['activities'][number]): object {
  const { kind, heading } = activity;
  switch (activity.kind) {
    case 'dare':
      return { kind, heading, counts: activity.counts };
    case 'words':
      return { kind, heading, words: activity.words.map(({ label, count }) => ({ label, count })) };
    case 'question':
      return { kind, heading, entries: activity.entries.map(({ text, votes }) => ({ text, votes })) };
    case 'vote':
      return { kind, heading, options: activity.options.map(({ label, dots }) => ({ label, dots })) };
  }
}
