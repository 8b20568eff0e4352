/**
 * Calls back when there is a reason to look at the connection now rather than at the next attempt: the page is looked at
 * again, comes back from the browser's memory, is thawed, or the network is back.
 * @returns what ends it
 */
export function onWake(callback: () => void): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  const wake = () => {
    if (document.visibilityState === 'visible') callback();
  };
  document.addEventListener('visibilitychange', wake, { signal });
  // Page Lifecycle: a frozen page is thawed, with sockets that may have died without a word.
  document.addEventListener('resume', wake, { signal });
  window.addEventListener('pageshow', (event) => event.persisted && wake(), { signal });
  window.addEventListener('online', wake, { signal });
  return () => ending.abort();
}
