import { questionTones } from '@uskalla/domain';
import { z } from 'zod';
import { TableView } from './workshops.ts';

/** A template's question in one language. */
export const QuestionView = z
  .object({ id: z.string(), tone: z.enum(questionTones), text: z.string(), hint: z.string() })
  .meta({ id: 'Question' });
export type QuestionView = z.infer<typeof QuestionView>;

export const RawFacts = z
  .object({
    municipality: z.string(),
    theme: z.string(),
    stage: z.string(),
    time: z.string(),
    teller: z.string(),
    role: z.string(),
  })
  .partial()
  .meta({ id: 'DraftFacts' });

export const DraftView = z
  .object({
    id: z.uuid(),
    status: z.enum(['writing', 'ready']),
    table: TableView,
    title: z.string(),
    answers: z.record(z.string(), z.string()).meta({ description: 'Text per question id' }),
    facts: RawFacts,
    questions: z.array(QuestionView),
    missing: z.array(z.string()).meta({ description: 'Ids of questions that have no text yet' }),
    story: z.object({ slug: z.string(), url: z.url() }).nullable(),
  })
  .meta({ id: 'Draft' });
export type DraftView = z.infer<typeof DraftView>;

export const ChangeDraft = z.object({ status: z.enum(['writing', 'ready']) }).meta({ id: 'ChangeDraft' });
export type ChangeDraft = z.infer<typeof ChangeDraft>;

export const Published = z
  .object({ slug: z.string(), url: z.url(), revision: z.int().positive() })
  .meta({ id: 'Published' });
export type Published = z.infer<typeof Published>;
