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

/** Who wrote: a participant (their name, where they gave one), a facilitator, or the program itself. */
export const MomentAuthor = z
  .object({ kind: z.enum(['participant', 'facilitator', 'server']), name: z.string().nullable() })
  .meta({ id: 'MomentAuthor' });
export type MomentAuthor = z.infer<typeof MomentAuthor>;

export const DraftHistory = z
  .object({
    moments: z
      .array(
        z.object({
          seq: z.int().nonnegative().meta({ description: 'Names the moment; grows along the history' }),
          at: z.iso.datetime(),
          authors: z.array(MomentAuthor),
        }),
      )
      .meta({ description: 'Oldest first, at most 200; the last one is the draft as it is now' }),
  })
  .meta({ id: 'DraftHistory' });
export type DraftHistory = z.infer<typeof DraftHistory>;

export const DraftMoment = z
  .object({ seq: z.int().nonnegative(), title: z.string(), answers: z.record(z.string(), z.string()), facts: RawFacts })
  .meta({ id: 'DraftMoment' });
export type DraftMoment = z.infer<typeof DraftMoment>;

export const Restored = z
  .object({ before: z.int().nonnegative().meta({ description: 'The moment just before, to go back to' }) })
  .meta({ id: 'Restored' });
export type Restored = z.infer<typeof Restored>;
