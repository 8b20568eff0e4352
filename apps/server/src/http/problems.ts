import type { Problem } from '@uskalla/contracts';
import {
  faultCodeOf,
  faultContextOf,
  faultStatus,
  type FaultCode,
  type FaultContext,
  type Locale,
  type Template,
} from '@uskalla/domain';
import { faultMessage } from '@uskalla/messages/faults';
import { z } from 'zod';

/** Where a question's wording is looked up when a fault names questions by id. */
export type QuestionText = (id: string, locale: Locale) => string;

export function questionTextOf(templates: readonly Template[]): QuestionText {
  return (id, locale) =>
    templates.flatMap(({ questions }) => questions).find((question) => question.id === id)?.text[locale] ?? id;
}

/**
 * Any error as an RFC 9457 problem document in the asked language. What we did not expect becomes
 * `internal`, and says nothing of its cause.
 */
export function problemOf(error: unknown, locale: Locale, questionText: QuestionText): Problem {
  if (error instanceof z.ZodError) {
    return {
      ...problem('bad_request', {}, locale, questionText),
      issues: error.issues.slice(0, 20).map((issue) => ({ path: issue.path.join('.'), message: issue.message })),
    };
  }
  return problem(faultCodeOf(error) ?? httpFault(error) ?? 'internal', faultContextOf(error), locale, questionText);
}

function problem(code: FaultCode, context: FaultContext, locale: Locale, questionText: QuestionText): Problem {
  const missing = Array.isArray(context['missing'])
    ? context['missing'].map((question: string) => ({ question, text: questionText(question, locale) }))
    : undefined;
  const inputs = { ...context, ...(missing && { missing: missing.map(({ text }) => text).join(' · ') }) };
  return {
    type: 'about:blank',
    title: faultMessage(code, inputs, locale),
    status: faultStatus[code],
    code,
    ...(missing && { missing }),
    ...(code === 'story_withdrawn' && {
      detail: String(context['reason']),
      withdrawn: { at: String(context['at']), reason: String(context['reason']) },
    }),
  };
}

/** What Express' own parsers throw, by status. */
function httpFault(error: unknown): FaultCode | undefined {
  if (typeof error !== 'object' || error === null || !('status' in error)) return undefined;
  if (error.status === 413) return 'too_large';
  if (typeof error.status === 'number' && error.status >= 400 && error.status < 500) return 'bad_request';
  return undefined;
}

/** Whether an error is our fault and belongs in the log. */
export function isUnexpected(error: unknown): boolean {
  return !(error instanceof z.ZodError) && (faultCodeOf(error) ?? httpFault(error) ?? 'internal') === 'internal';
}
