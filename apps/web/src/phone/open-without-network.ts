import { dev } from '$app/env';
import { trustedWay } from '#ui/trusted-types.ts';
import { dropSeatCache, fillSeatCache, seatCacheName } from './seat-cache.ts';

const workerAddress = '/service-worker.js';
const trusted = trustedWay('uskalla-service-worker', 'createScriptURL', (address) => {
  if (address !== workerAddress) throw new TypeError('not our service worker');
  return address;
});

/**
 * Sees to it that this seat's page opens without a network. Only a secure context has service workers: over plain http on a
 * LAN an open page goes on working, and a closed one needs the server.
 * @param fetchRest fetches what the page may come to need; it is asked for only where it is kept
 * @returns what ends it
 */
export function openWithoutNetwork(code: string, fetchRest: () => Promise<unknown>): () => void {
  // In development the files change under its hands.
  if (dev || !('serviceWorker' in navigator) || !('caches' in window)) return () => undefined;
  const fill = () => void fillSeatCache(code).catch(() => undefined);
  // Only beside a worker that gives it out. A phone that can't (a private window, no room) loses nothing but this.
  const { serviceWorker } = navigator;
  serviceWorker
    .register(trusted(workerAddress), { scope: '/j/' })
    .then(() => Promise.all([serviceWorker.ready, fetchRest().catch(() => undefined)]))
    .then(fill, () => dropSeatCache(code));
  // By then all is loaded that was needed so far. Leaving hides the page too: what was dropped stays dropped.
  const later = async () => {
    if (document.visibilityState === 'hidden' && (await caches.has(seatCacheName(code)))) fill();
  };
  document.addEventListener('visibilitychange', later);
  return () => document.removeEventListener('visibilitychange', later);
}
