import { baseLocale, negotiateLocale } from '@uskalla/domain';
import type { ErrorRequestHandler } from 'express';
import type { Composition } from '../composition.ts';
import { isUnexpected, problemOf } from './problems.ts';

/** Answers what was thrown as a problem document, and logs what should not have been. */
export function tellProblems({ log, questionText }: Pick<Composition, 'log' | 'questionText'>): ErrorRequestHandler {
  return (error, request, response, _next) => {
    if (isUnexpected(error)) log.error({ err: error, route: request.path }, 'request failed');
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const locale = negotiateLocale(request.headers['accept-language']) ?? baseLocale;
    const problem = problemOf(error, locale, questionText);
    response
      .status(problem.status)
      .type('application/problem+json')
      .set('Content-Language', locale)
      .send(JSON.stringify(problem));
  };
}
