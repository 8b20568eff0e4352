const load = () => import('./FinishCard.svelte');
let loading: ReturnType<typeof load> | undefined;

/**
 * The card that a story is finished on. What a browser failed to fetch once it never asks for again (HTML, "module map"), so nothing is
 * asked for while there is no network, unless the page is kept whole on this phone.
 */
export async function finishCard(): ReturnType<typeof load> {
  while (!navigator.onLine && !navigator.serviceWorker?.controller)
    await new Promise((resolve) => addEventListener('online', resolve, { once: true }));
  return (loading ??= load());
}

/** The card, fetched once writing itself has come: the two don't vie for a slow line. */
export async function finishCardLater(): ReturnType<typeof load> {
  await new Promise((resolve) => setTimeout(resolve, 4_000));
  return finishCard();
}
