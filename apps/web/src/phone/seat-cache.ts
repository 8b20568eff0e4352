import { paths } from '@uskalla/contracts/wire';

/** All that a phone keeps to open one seat's page without a network: the page, and what it is made of. */
export const seatCacheName = (code: string) => `uskalla-seat-${code}`;

/** Of an address below `paths.join`: whose seat it is, and whether it is the page one writes on. */
export function seatOfPath(path: string): { code: string; isWritePage: boolean } | undefined {
  const [, code, rest] = /^\/j\/([^/]+)(?:\/(write))?\/?$/.exec(path) ?? [];
  return code === undefined ? undefined : { code, isWritePage: rest !== undefined };
}

/**
 * Puts aside what opens this seat's page without a network: the page as the server sent it (once; later visits are kept by
 * the service worker), and the files that it has loaded. Only where there is a service worker to give them out.
 */
export async function fillSeatCache(code: string): Promise<void> {
  const cache = await caches.open(seatCacheName(code));
  const page = paths.write(code);
  // Sent back to the door there would be nothing to keep.
  if (!(await cache.match(page))) await cache.add(new Request(page, { redirect: 'error' }));
  for (const { name } of performance.getEntriesByType('resource')) {
    // The browser has just had it: out of its own cache, not over the network again.
    if (isShell(new URL(name)) && !(await cache.match(name)))
      await cache.add(new Request(name, { cache: 'force-cache' }));
  }
}

/** Nothing of the seat's page stays on this phone. */
export async function dropSeatCache(code: string): Promise<void> {
  if ('caches' in globalThis) await caches.delete(seatCacheName(code));
}

/** Files that are the same for everybody: scripts, styles and fonts of this version, names of places. Never the API. */
export function isShell(url: URL): boolean {
  return url.origin === location.origin && (isImmutable(url) || url.pathname === '/places.json');
}

/** Named after its content: what is kept of it is never out of date. */
export const isImmutable = (url: URL) => url.pathname.startsWith('/_app/immutable/');
