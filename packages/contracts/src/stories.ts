import { daredKinds, factKinds, failedKinds, stages } from '@uskalla/domain';
import { z } from 'zod';
import { QuestionView } from './drafts.ts';
import { PhotoView } from './photos.ts';
import { LocaleCode, MunicipalityCode } from './workshops.ts';

export const StageCode = z.enum(stages).meta({ id: 'Stage' });

const AreaCode = z.string().regex(/^\d{2}$/);

/** An empty parameter, as a form sends it, means no filter. */
const emptyIsAbsent = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

export const StoryQuery = z
  .object({
    q: emptyIsAbsent(z.string().max(10_000)),
    municipality: emptyIsAbsent(MunicipalityCode),
    region: emptyIsAbsent(AreaCode).meta({ description: 'Region (maakunta), by code' }),
    county: emptyIsAbsent(AreaCode).meta({
      description: 'Wellbeing services county, by code; 90 is Helsinki and 91 Åland',
    }),
    theme: emptyIsAbsent(z.string().max(200)).meta({ description: 'URI of a YSO concept, or its id such as p10083' }),
    stage: emptyIsAbsent(StageCode),
    year: emptyIsAbsent(z.coerce.number().int().min(2000).max(2200)).meta({ description: 'First published in' }),
    language: emptyIsAbsent(LocaleCode),
    dared: emptyIsAbsent(z.enum(daredKinds)).meta({ description: 'What made them dare, by the words of that answer' }),
    failed: emptyIsAbsent(z.enum(failedKinds)).meta({ description: 'What went wrong, by the words of that answer' }),
    fact: emptyIsAbsent(z.enum(factKinds)).meta({ description: 'A fact that the story has' }),
    cursor: emptyIsAbsent(z.string().max(1000)),
    limit: z.preprocess(
      (value) => (value === undefined || value === '' ? undefined : Number(value)),
      z.int().min(1).max(100).default(20),
    ),
  })
  .meta({ id: 'StoryQuery' });
export type StoryQuery = z.infer<typeof StoryQuery>;

const NamedCode = z.object({ code: z.string(), name: z.string() });
const NamedUri = z.object({ uri: z.string(), name: z.string() });

export const StorySummaryView = z
  .object({
    slug: z.string(),
    url: z.url(),
    title: z.string().meta({ description: "In the caller's language where it has been translated" }),
    titleLanguage: LocaleCode,
    language: LocaleCode.meta({ description: "The story's own" }),
    municipality: NamedCode,
    theme: NamedUri.nullable(),
    stage: StageCode.nullable(),
    example: z.boolean(),
    excerpt: z.string(),
    excerptLanguage: LocaleCode,
    publishedAt: z.iso.datetime(),
    matched: z
      .array(z.string())
      .meta({ description: 'Words of title and excerpt that were looked for, in lower case' }),
  })
  .meta({ id: 'StorySummary' });
export type StorySummaryView = z.infer<typeof StorySummaryView>;

export const StoryList = z
  .object({ items: z.array(StorySummaryView), next: z.string().nullable(), total: z.int() })
  .meta({ id: 'StoryList' });
export type StoryList = z.infer<typeof StoryList>;

const choices = <T extends z.ZodType>(value: T) => z.array(z.object({ value, count: z.int().nonnegative() }));
const namedChoices = z.array(z.object({ value: z.string(), name: z.string(), count: z.int().nonnegative() }));

/** What can be chosen further, each list narrowed by every choice but its own; names in the caller's language and order. */
export const StoryFacetsView = z
  .object({
    municipalities: namedChoices,
    regions: namedChoices,
    counties: namedChoices,
    themes: namedChoices,
    stages: choices(StageCode),
    years: choices(z.int()),
    languages: choices(LocaleCode),
    dared: choices(z.enum(daredKinds)),
    failed: choices(z.enum(failedKinds)),
    facts: choices(z.enum(factKinds)),
  })
  .meta({ id: 'StoryFacets' });
export type StoryFacetsView = z.infer<typeof StoryFacetsView>;

export const StoryView = z
  .object({
    id: z.uuid(),
    slug: z.string(),
    url: z.url(),
    title: z.string(),
    language: LocaleCode,
    example: z.boolean(),
    answers: z.array(z.object({ question: QuestionView, text: z.string() })),
    facts: z.object({
      municipality: NamedCode,
      municipalityYear: z.int().meta({ description: 'Year of the municipality classification the code is from' }),
      theme: NamedUri.nullable(),
      stage: StageCode.nullable(),
      time: z.string().nullable(),
      teller: z.string().nullable(),
      role: z.string().nullable(),
    }),
    names: z.array(z.string()),
    translations: z
      .array(
        z.object({
          language: LocaleCode,
          parts: z.array(
            z.object({
              part: z.string().meta({ description: 'title, or the id of a question' }),
              text: z.string(),
              by: z.string().meta({ description: 'Who translated it; empty where they are not named' }),
              at: z.iso.datetime(),
              isStale: z.boolean().meta({ description: 'Whether the original has changed since' }),
            }),
          ),
        }),
      )
      .meta({ description: 'What has been translated of it, by language' }),
    photos: z.array(PhotoView),
    provenance: z.object({
      workshop: z.string().nullable(),
      date: z.iso.date().nullable(),
      writers: z.int(),
      template: z.string(),
      templateVersion: z.int(),
    }),
    revision: z.int(),
    firstPublishedAt: z.iso.datetime(),
    publishedAt: z.iso.datetime(),
    changedAt: z.iso.datetime().meta({ description: 'Where anything a reader sees of it last changed' }),
    licence: z.literal('CC-BY-4.0'),
  })
  .meta({ id: 'Story' });
export type StoryView = z.infer<typeof StoryView>;
