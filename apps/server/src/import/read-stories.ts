import {
  cleanLine,
  cleanText,
  factMaxLength,
  locales,
  slugify,
  stages,
  storyTitleMaxLength,
  trueStory,
  type NewStory,
  type PublishingKnowledge,
} from '@uskalla/domain';
import { municipalityByName } from '@uskalla/places';
import { themeByIdOrUri } from '@uskalla/places/themes';
import { parse } from 'csv-parse/sync';
import { randomUUIDv7 } from 'node:crypto';
import { z } from 'zod';

/** What is wrong with one line of a file, counted from 1 as an editor does. */
export type ImportProblem = Readonly<{ line: number; what: string }>;
export type ImportReading = Readonly<{
  stories: readonly Readonly<{ story: NewStory; wishedSlug: string }>[];
  problems: readonly ImportProblem[];
}>;

/** Longest answer, in UTF-16 units. */
const answerMaxLength = 20_000;
const questionIds = trueStory.questions.map(({ id }) => id);

const line = (max: number) => z.string().transform(cleanLine).pipe(z.string().max(max));
const fact = line(factMaxLength)
  .transform((text) => text || null)
  .nullish();

/** One story of a file: answers under the ids of the five questions. A municipality by code or name, a theme by id or address. */
const ImportedStory = z.strictObject({
  language: z.enum(locales),
  title: line(storyTitleMaxLength).pipe(z.string().min(1)),
  municipality: z.string(),
  theme: z.string().nullish(),
  stage: z.enum(['', ...stages]).nullish(),
  time: fact,
  teller: fact,
  role: fact,
  names: z.array(line(factMaxLength)).default([]),
  publishedAt: z.iso.datetime({ offset: true }).or(z.iso.date()).nullish(),
  ...Object.fromEntries(
    questionIds.map((id) => [id, z.string().max(answerMaxLength).transform(cleanText).pipe(z.string().trim().min(1))]),
  ),
});

/**
 * Reads stories from JSON Lines or CSV (a header with the same names; `names` parted by semicolons). Every line is read, so that all
 * that is wrong is told at once.
 * @param now the time of publishing of stories that tell none
 */
export function readStories(
  text: string,
  format: 'jsonl' | 'csv',
  knows: Pick<PublishingKnowledge, 'isMunicipality'>,
  now: Date,
): ImportReading {
  const problems: ImportProblem[] = [];
  const stories: { story: NewStory; wishedSlug: string }[] = [];
  for (const { number, value, problem } of format === 'csv' ? readCsv(text) : readLines(text)) {
    if (problem !== undefined) problems.push({ line: number, what: problem });
    else {
      const read = readOne(value, knows, now);
      if ('wrong' in read) problems.push(...read.wrong.map((what) => ({ line: number, what })));
      else stories.push(read);
    }
  }
  return { stories, problems };
}

type Line = Readonly<{ number: number; value?: unknown; problem?: string }>;

function readLines(text: string): Line[] {
  return text.split(/\r?\n/).flatMap((written, index): Line[] => {
    if (written.trim() === '') return [];
    try {
      return [{ number: index + 1, value: JSON.parse(written) as unknown }];
    } catch {
      return [{ number: index + 1, problem: 'is no JSON' }];
    }
  });
}

function readCsv(text: string): Line[] {
  try {
    const rows = parse(text, { bom: true, columns: true, info: true, skip_empty_lines: true }) as unknown as {
      record: Record<string, string>;
      info: { lines: number };
    }[];
    return rows.map(({ record, info }) => {
      const told = Object.entries(record).filter(([, value]) => value.trim() !== '');
      const names = (record['names'] ?? '').split(';').filter((name) => name.trim() !== '');
      return { number: info.lines, value: { ...Object.fromEntries(told), names } };
    });
  } catch (error) {
    const { lines, message } = error as { lines?: number; message: string };
    return [{ number: lines ?? 1, problem: message }];
  }
}

function readOne(
  value: unknown,
  { isMunicipality }: Pick<PublishingKnowledge, 'isMunicipality'>,
  now: Date,
): { story: NewStory; wishedSlug: string } | { wrong: string[] } {
  const parsed = ImportedStory.safeParse(value);
  if (!parsed.success) {
    return { wrong: parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'line'}: ${message}`) };
  }
  const { language, title, names, time, teller, role, ...told } = parsed.data;
  const municipality = isMunicipality(told.municipality)
    ? told.municipality
    : municipalityByName(told.municipality)?.code;
  const theme = told.theme ? themeByIdOrUri(told.theme)?.uri : null;
  const wrong = [
    ...(municipality === undefined ? [`municipality: there is no “${told.municipality}”`] : []),
    ...(theme === undefined ? [`theme: there is no “${told.theme}”`] : []),
  ];
  if (municipality === undefined || theme === undefined) return { wrong };
  const publishedAt = told.publishedAt ? new Date(told.publishedAt) : now;
  const answers: Record<string, unknown> = told;
  return {
    wishedSlug: slugify(title),
    story: {
      id: randomUUIDv7(),
      language,
      example: false,
      firstPublishedAt: publishedAt,
      revision: {
        number: 1,
        title,
        answers: questionIds.map((question) => ({ question, text: String(answers[question]) })),
        facts: {
          municipality,
          theme,
          stage: told.stage || null,
          time: time ?? null,
          teller: teller ?? null,
          role: role ?? null,
        },
        names,
        provenance: {
          workshop: null,
          date: null,
          writers: 0,
          templateId: trueStory.id,
          templateVersion: trueStory.version,
        },
        publishedAt,
      },
    },
  };
}
