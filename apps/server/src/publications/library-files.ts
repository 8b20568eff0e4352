import type { StoryView } from '@uskalla/contracts';
import { stringify } from 'csv-stringify';
import { Transform } from 'node:stream';
import { metadataLicence } from './licences.ts';

/** One JSON value a line. */
export function asLines(): Transform {
  return new Transform({
    writableObjectMode: true,
    transform: (value: unknown, _encoding, done) => done(null, `${JSON.stringify(value)}\n`),
  });
}

/**
 * Rows as CSV (RFC 4180) for programs and spreadsheets alike; what a spreadsheet would take for a formula gets an apostrophe before it,
 * as in a workshop's own CSV.
 */
export function asCsv(): Transform {
  return stringify({
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
    quoted_string: true,
  });
}

/** The columns of the CSV: facts first, then an answer for each question of any template. */
export function csvHead(questionIds: readonly string[]): string[] {
  return [...Object.keys(factColumns), ...questionIds.map((id) => `answer_${id}`)];
}

export function csvRow(story: StoryView, questionIds: readonly string[]): string[] {
  const answers = questionIds.map((id) => story.answers.find(({ question }) => question.id === id)?.text ?? '');
  return [...Object.values(factColumns).map((read) => read(story) ?? ''), ...answers];
}

const factColumns: Readonly<Record<string, (story: StoryView) => string | null>> = {
  id: (story) => story.id,
  url: (story) => story.url,
  title: (story) => story.title,
  language: (story) => story.language,
  example: (story) => String(story.example),
  municipality_code: ({ facts }) => facts.municipality.code,
  municipality: ({ facts }) => facts.municipality.name,
  theme_uri: ({ facts }) => facts.theme?.uri ?? null,
  theme: ({ facts }) => facts.theme?.name ?? null,
  stage: ({ facts }) => facts.stage,
  time: ({ facts }) => facts.time,
  teller: ({ facts }) => facts.teller,
  role: ({ facts }) => facts.role,
  names: ({ names }) => names.join('; '),
  workshop: ({ provenance }) => provenance.workshop,
  workshop_date: ({ provenance }) => provenance.date,
  writers: ({ provenance }) => String(provenance.writers),
  revision: ({ revision }) => String(revision),
  first_published: (story) => story.firstPublishedAt,
  published: (story) => story.publishedAt,
  changed: (story) => story.changedAt,
  licence: (story) => story.licence,
};

/** What is said about a story, which anybody may use without naming anybody: nothing of its text, and no person. */
export function metadataOf(story: StoryView) {
  const { id, url, title, language, example, facts, provenance, revision } = story;
  const { municipality, municipalityYear, theme, stage, time } = facts;
  return {
    id,
    url,
    title,
    language,
    example,
    municipality,
    municipalityYear,
    theme,
    stage,
    time,
    workshopDate: provenance.date,
    writers: provenance.writers,
    revision,
    firstPublishedAt: story.firstPublishedAt,
    publishedAt: story.publishedAt,
    changedAt: story.changedAt,
    licence: metadataLicence,
    textLicence: story.licence,
  };
}
