/// <reference lib="webworker" />
import { paths } from '@uskalla/contracts/wire';
import { isImmutable, isShell, seatCacheName, seatOfPath } from '../phone/seat-cache.ts';

/**
 * Opens a seat's page without a network, and does nothing else. Pages come from the network whenever it answers; the API
 * is never touched. What is kept belongs to the seat, in a cache of its own, and goes with it.
 */
const worker = self as unknown as ServiceWorkerGlobalScope;

/** How long the network may be silent before a kept page is shown instead, milliseconds. */
const patience = 6_000;

worker.addEventListener('install', () => void worker.skipWaiting());
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== location.origin) return;
  const seat = seatOfPath(url.pathname);
  if (request.mode === 'navigate' && seat) event.respondWith(open(event, seat));
  else if (isImmutable(url)) event.respondWith(kept(request).then((found) => found ?? fetch(request)));
  else if (isShell(url)) event.respondWith(fetch(request).catch(async () => (await kept(request)) ?? Response.error()));
});

const kept = (request: Request) => caches.match(request, { ignoreVary: true });

async function open(event: FetchEvent, seat: { code: string; isWritePage: boolean }): Promise<Response> {
  const fromNetwork = fetch(event.request).then(async (response) => {
    await remember(seat, response);
    return response;
  });
  // It may come too late to be shown, and is kept all the same.
  event.waitUntil(fromNetwork.catch(() => undefined));
  const fallback = await keptPage(seat);
  if (!fallback) return fromNetwork;
  const silence = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), patience));
  const response = await Promise.race([fromNetwork.catch(() => undefined), silence]);
  // A gateway that answers for a server that is down is no answer.
  return response && response.status < 500 ? response : fallback();
}

/** The page as it was last, or the way to it for whoever scans the code again. */
async function keptPage({ code, isWritePage }: { code: string; isWritePage: boolean }) {
  const page = new URL(paths.write(code), location.href);
  const found = await caches.match(page, { cacheName: seatCacheName(code), ignoreVary: true });
  if (!found) return undefined;
  return () => (isWritePage ? found : Response.redirect(page, 303));
}

/** Answers that mean there is no such seat, or not for this phone. */
const seatIsGone = new Set([401, 403, 404, 410]);

/** Keeps the newest page; where the server sends somebody back to the door, the seat is no more, and neither is its page. */
async function remember(seat: { code: string; isWritePage: boolean }, response: Response): Promise<void> {
  if (!seat.isWritePage) return;
  const name = seatCacheName(seat.code);
  // A redirect of a navigation is for the browser to follow, and can't be looked into.
  if (response.type === 'opaqueredirect' || seatIsGone.has(response.status)) await caches.delete(name);
  else if (response.ok) await (await caches.open(name)).put(paths.write(seat.code), response.clone());
}
