import { personalKinds } from '@uskalla/domain';
import { z } from 'zod';

/** Something in a draft that may tell of a person; whoever publishes removes or confirms it. */
export const FindingKey = z
  .object({
    field: z.string().max(120).meta({ description: '`title`, `answers.{question}` or `facts.{fact}`' }),
    kind: z.enum(personalKinds),
    text: z.string().min(1).max(400),
  })
  .meta({ id: 'FindingKey' });
export type FindingKey = z.infer<typeof FindingKey>;

export const PublishCheck = z
  .object({
    consent: z
      .object({
        refused: z.boolean().meta({ description: 'Somebody does not want it published; nobody is told who' }),
        agreed: z.int().nonnegative(),
        unasked: z.int().nonnegative().meta({ description: 'How many have said nothing' }),
      })
      .meta({ description: 'Of those who sit at the table or wrote in it' }),
    findings: z.array(
      FindingKey.extend({ times: z.int().positive(), before: z.string(), after: z.string() }).meta({ id: 'Finding' }),
    ),
  })
  .meta({ id: 'PublishCheck' });
export type PublishCheck = z.infer<typeof PublishCheck>;

export const PublishDraft = z
  .object({
    askedAloud: z
      .boolean()
      .default(false)
      .meta({ description: 'Those whose phones said nothing were asked in the room, and agreed' }),
    confirmed: z.array(FindingKey).max(500).default([]).meta({ description: 'Findings that may stay' }),
  })
  .meta({ id: 'PublishDraft' });
export type PublishDraft = z.input<typeof PublishDraft>;
