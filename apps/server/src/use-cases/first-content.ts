import { createDraftUpdate } from '@uskalla/document';
import type { Template } from '@uskalla/domain';

/** A draft's first content: the server alone lays it down, so that no two phones create it twice. */
export function firstContent(template: Template, municipality: string): Uint8Array {
  return createDraftUpdate({
    questionIds: template.questions.map((question) => question.id),
    facts: { municipality },
  });
}
