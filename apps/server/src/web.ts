import type { Express, RequestHandler } from 'express';
import type { Server as HttpServer } from 'node:http';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { servicesKey } from '@uskalla/contracts/wire';
import { addressHeader } from './auth.ts';
import type { Composition } from './composition.ts';
import { originHeaders } from './http/guard.ts';
import { hotReloadPath } from './upgrades.ts';

/**
 * Mounts SvelteKit, last: it answers whatever nothing else did, with 404 pages too. Built in
 * production; in development through Vite on the same port, hot reload included.
 * @returns what ends it
 */
export async function mountWeb(app: Express, http: HttpServer, composition: Composition): Promise<() => Promise<void>> {
  // The one seam between server and SvelteKit; read in the web's hooks.server.ts and nowhere else.
  Object.assign(globalThis, { [servicesKey]: composition.services });
  return composition.config.dev ? mountVite(app, http) : mountBuilt(app);
}

async function mountBuilt(app: Express): Promise<() => Promise<void>> {
  // adapter-node reads these when it is loaded. Only our own headers are named; see http/guard.ts.
  process.env['USKALLA_WEB_PROTOCOL_HEADER'] = originHeaders.protocol;
  process.env['USKALLA_WEB_HOST_HEADER'] = originHeaders.host;
  process.env['USKALLA_WEB_ADDRESS_HEADER'] = addressHeader;
  process.env['USKALLA_WEB_BODY_SIZE_LIMIT'] = '64K';
  // Named by a variable, since what is built has no types before it is built.
  const builtWeb = '@uskalla/web/handler';
  const built = (await import(builtWeb)) as { handler: RequestHandler };
  app.use(built.handler);
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
