/** First segments of what a workshop needs at once: phones, walls, desks, and the files that their pages are made of. */
const live = new Set([
  '_app',
  'co',
  'curate',
  'desk',
  'icon.svg',
  'j',
  'language',
  'p',
  'places.json',
  'service-worker.js',
  't',
]);

/**
 * Whether a request is for the live work, by where its path leads (dots resolved, as the pages' router resolves them). Everything else
 * is what strangers read: the library, and whatever there is not.
 * @param url as it stands in the request
 */
export function isLivePath(url: string): boolean {
  const path = URL.parse(`http://localhost${url}`)?.pathname ?? '';
  return live.has(path.split('/')[1] ?? '');
}
