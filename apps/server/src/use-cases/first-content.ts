import { createDraftUpdate } from '@uskalla/document';
import type { Facts, Template } from '@uskalla/domain';

/** A draft's first content: the server alone lays it down, so that no two phones create it twice. */
export function firstContent(
  template: Template,
  { municipality, theme }: Pick<Facts, 'municipality' | 'theme'>,
): Uint8Array {
  return createDraftUpdate({
    questionIds: template.questions.map((question) => question.id),
    facts: { municipality, ...(theme !== null && { theme }) },
  });
}
