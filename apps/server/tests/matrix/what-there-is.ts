import type { Express } from 'express';
import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

type Layer = Readonly<{
  route?: Readonly<{ path: string; methods: Readonly<Record<string, boolean>> }>;
  handle?: Readonly<{ stack?: readonly Layer[] }>;
}>;

/** So many methods at once are all there are. */
const fewMethods = 8;

/** Every route of the server, as its routers name them: within the API without what stands before them all. */
export function routesOf(app: Express): string[] {
  const within = ({ route, handle }: Layer): string[] => {
    if (!route) return handle?.stack?.flatMap(within) ?? [];
    const methods = Object.keys(route.methods);
    return methods.length > fewMethods
      ? [`ALL ${route.path}`]
      : methods.map((method) => `${method.toUpperCase()} ${route.path}`);
  };
  return (app.router as unknown as { stack: readonly Layer[] }).stack.flatMap(within);
}

const requireHere = createRequire(import.meta.url);

type Node = Readonly<{ server?: Readonly<{ actions?: object }> }>;
type Manifest = Readonly<{
  nodes: readonly (() => Promise<Node>)[];
  routes: readonly Readonly<{
    id: string;
    page: Readonly<{ leaf: number }> | null;
    endpoint: (() => Promise<object>) | null;
  }>[];
}>;

const methodNames = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD', 'fallback']);

/** Every page, form and endpoint of the web as it is built, as SvelteKit names their routes. */
export async function pagesOf(): Promise<string[]> {
  const file = join(dirname(requireHere.resolve('@uskalla/web/handler')), 'server/manifest.js');
  const { manifest } = (await import(pathToFileURL(file).href)) as { manifest: Manifest };
  const ofRoutes = manifest.routes.map(async ({ id, page, endpoint }) => {
    const methods = Object.keys((await endpoint?.()) ?? {}).filter((name) => methodNames.has(name));
    if (!page) return methods.map((method) => `${method} ${id}`);
    const { server } = (await manifest.nodes[page.leaf]?.()) ?? {};
    return [`GET ${id}`, ...Object.keys(server?.actions ?? {}).map((action) => `POST ${id}?/${action}`)];
  });
  return (await Promise.all(ofRoutes)).flat();
}

/** The routes of the web by its folders; what was built before one was added does not know it. */
export async function routeFolders(): Promise<string[]> {
  const routes = join(dirname(requireHere.resolve('@uskalla/web/vite')), 'src/routes');
  const files = await readdir(routes, { recursive: true, withFileTypes: true });
  const folders = files
    .filter(({ name }) => /^\+(page|server)[.@]/.test(name))
    .map(({ parentPath }) => parentPath.slice(routes.length).replaceAll('\\', '/'));
  return [...new Set(folders)];
}
