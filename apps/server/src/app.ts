import { apiBase } from '@uskalla/contracts/wire';
import { baseLocale, negotiateLocale } from '@uskalla/domain';
import express, { type ErrorRequestHandler, type Express, type Request } from 'express';
import { createApi } from './http/api.ts';
import { noContent, sameOrigin, securityHeaders, trustedHost } from './http/guard.ts';
import { isUnexpected, problemOf } from './http/problems.ts';
import { createPublications } from './publications/publications.ts';
import type { Composition } from './composition.ts';

/** The HTTP side: health, accounts, API, publications. The web is mounted behind it, last, and owns 404. */
export function createApp(composition: Composition): Express {
  const { config, addresses } = composition;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', config.trustedProxies);
  app.set('query parser', 'simple');

  app.get('/healthz', (_request, response) => void response.json({ status: 'ok' }));
  app.get('/readyz', async (_request, response) => {
    const ready = await composition.isReady();
    response.status(ready ? 200 : 503).json({ status: ready ? 'ok' : 'unavailable' });
  });

  app.use(securityHeaders(config.origin?.startsWith('https:') ?? false));
  app.use(trustedHost(addresses));
  app.use('/api', noContent, sameOrigin(addresses));
  app.all('/api/auth/{*rest}', composition.auth.handler);
  const { readings, clock } = composition;
  // Another Host than ours went no further than trustedHost.
  const baseUrlOf = (request: Request) => addresses.originOf(request.headers.host, request.secure) ?? '';
  app.use(createPublications({ readings, clock, config, baseUrlOf }, problems(composition)));
  app.use(apiBase, createApi(composition.services));
  app.use('/api', problems(composition));
  return app;
}

function problems(composition: Composition): ErrorRequestHandler {
  return (error, request, response, _next) => {
    if (isUnexpected(error)) composition.log.error({ err: error, route: request.path }, 'request failed');
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const locale = negotiateLocale(request.headers['accept-language']) ?? baseLocale;
    const problem = problemOf(error, locale, composition.questionText);
    response
      .status(problem.status)
      .type('application/problem+json')
      .set('Content-Language', locale)
      .send(JSON.stringify(problem));
  };
}
