const load = () => import('./FinishCard.svelte');
let loading: ReturnType<typeof load> | undefined;

/** The card that a story is finished on. Where the line was gone, it is fetched when asked for again. */
export function finishCard(): ReturnType<typeof load> {
  const fetching = (loading ??= load());
  fetching.catch(() => (loading = undefined));
  return fetching;
}

/** The card, fetched once writing itself has come: the two don't vie for a slow line. */
export async function finishCardLater(): ReturnType<typeof load> {
  await new Promise((resolve) => setTimeout(resolve, 4_000));
  return finishCard();
}
