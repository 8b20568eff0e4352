import { apiBase } from '@uskalla/contracts/wire';
import express, { type Express, type Request } from 'express';
import { openAuthPathsAlone } from './accounts/open-paths.ts';
import { createApi } from './http/api.ts';
import { compressed } from './http/compressed.ts';
import { noContent, sameOrigin, securityHeaders, trustedHost } from './http/guard.ts';
import { createInTurn, doInTurn } from './http/in-turn.ts';
import { tellProblems } from './http/tell-problems.ts';
import { createPublications } from './publications/publications.ts';
import type { Composition } from './composition.ts';

/** The HTTP side: health, accounts, API, publications. The web is mounted behind it, last, and owns 404. */
export function createApp(composition: Composition): Express {
  const { config, addresses } = composition;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', config.trustedProxies);
  app.set('query parser', 'simple');

  app.use(securityHeaders(config.origin?.startsWith('https:') ?? false));
  app.get('/healthz', (_request, response) => void response.json({ status: 'ok' }));
  app.get('/readyz', async (_request, response) => {
    const ready = await composition.isReady();
    response.status(ready ? 200 : 503).json({ status: ready ? 'ok' : 'unavailable' });
  });

  app.use(trustedHost(addresses));
  app.use(compressed());
  app.use('/api', noContent, sameOrigin(addresses));
  app.use('/api/auth', openAuthPathsAlone);
  app.all('/api/auth/{*rest}', composition.accounts.handler);
  const { readings, clock } = composition;
  // Another Host than ours went no further than trustedHost.
  const baseUrlOf = (request: Request) => addresses.originOf(request.headers.host, request.secure) ?? '';
  const { turns } = composition;
  const inTurn = createInTurn(turns);
  const portionInTurn = <T>(request: Request, make: () => Promise<T>) => doInTurn(turns, request, make);
  app.use(createPublications({ readings, clock, config, baseUrlOf, inTurn, portionInTurn }, tellProblems(composition)));
  app.use(apiBase, createApi(composition.services, inTurn));
  app.use('/api', tellProblems(composition));
  return app;
}
