import type { Express, RequestHandler } from 'express';
import type { Server as HttpServer } from 'node:http';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { photoFormMaxBytes, servicesKey } from '@uskalla/contracts/wire';
import { addressHeader } from './accounts/auth.ts';
import type { Composition } from './composition.ts';
import { originHeaders } from './http/guard.ts';
import { createHeldPages } from './http/held-pages.ts';
import { createInTurn } from './http/in-turn.ts';
import { isLivePath } from './http/live-path.ts';
import { tellProblems } from './http/tell-problems.ts';
import { hotReloadPath } from './upgrades.ts';

/**
 * For how long a page of the library is held that nothing has changed, milliseconds. Time passes on it too; and a database that
 * other programs write to, as the command line does, is changed without a word.
 */
const heldFor = { ownDatabase: 10_000, sharedDatabase: 1_000 } as const;

/**
 * Mounts SvelteKit, last: it answers whatever nothing else did, with 404 pages too. Built in
 * production; in development through Vite on the same port, hot reload included.
 * @returns what ends it
 */
export async function mountWeb(app: Express, http: HttpServer, composition: Composition): Promise<() => Promise<void>> {
  // The one seam between server and SvelteKit; read in the web's hooks.server.ts and nowhere else.
  Object.assign(globalThis, { [servicesKey]: composition.services });
  return composition.config.dev ? mountVite(app, http) : mountBuilt(app, composition);
}

async function mountBuilt(app: Express, composition: Composition): Promise<() => Promise<void>> {
  const { config, library } = composition;
  // adapter-node reads these when it is loaded. Only our own headers are named; see http/guard.ts.
  process.env['USKALLA_WEB_PROTOCOL_HEADER'] = originHeaders.protocol;
  process.env['USKALLA_WEB_HOST_HEADER'] = originHeaders.host;
  process.env['USKALLA_WEB_ADDRESS_HEADER'] = addressHeader;
  // Of the page that takes photos; the others are held to less by the web's own hook.
  process.env['USKALLA_WEB_BODY_SIZE_LIMIT'] = String(photoFormMaxBytes);
  // Named by a variable, since what is built has no types before it is built.
  const builtWeb = '@uskalla/web/handler';
  const built = (await import(builtWeb)) as { handler: RequestHandler };
  const pages = createHeldPages(library, 'dataDir' in config.database ? heldFor.ownDatabase : heldFor.sharedDatabase);
  // What is held is given at once; what has to be made waits for its turn, and may have been made meanwhile.
  const inTurn = createInTurn(composition.turns, ({ url }) => !isLivePath(url));
  app.use(pages.give, inTurn, pages.keep, built.handler, tellProblems(composition));
  return () => Promise.resolve();
}

async function mountVite(app: Express, http: HttpServer): Promise<() => Promise<void>> {
  const { createServer } = await import('vite');
  const require = createRequire(import.meta.url);
  const vite = await createServer({
    root: dirname(require.resolve('@uskalla/web/vite')),
    appType: 'custom',
    // Read as it stands: a bundled copy of it would be one more file whose change restarts the server.
    configLoader: 'native',
    server: { middlewareMode: true, hmr: { server: http, path: hotReloadPath }, allowedHosts: true },
  });
  app.use(vite.middlewares);
  return () => vite.close();
}
