import { faultStatus, type FaultCode } from '@uskalla/domain';
import { z } from 'zod';

const codes = Object.keys(faultStatus) as [FaultCode, ...FaultCode[]];

/** RFC 9457 problem document. `code` is stable for programs; `title` and `detail` are for people. */
export const Problem = z
  .object({
    type: z.string().meta({ example: 'about:blank' }),
    title: z.string().meta({ description: 'What happened, in the asked language' }),
    status: z.int(),
    code: z.enum(codes),
    detail: z.string().optional().meta({ description: 'What is safe and what to do' }),
    missing: z
      .array(z.object({ question: z.string(), text: z.string() }))
      .optional()
      .meta({ description: 'draft_incomplete: the questions that have no text' }),
    withdrawn: z
      .object({ at: z.iso.datetime(), reason: z.string() })
      .optional()
      .meta({ description: 'story_withdrawn: since when, and why' }),
    issues: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'bad_request: what is wrong where in the body' }),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
