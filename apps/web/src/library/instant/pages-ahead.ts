import { trustedWay } from '#ui/trusted-types.ts';

/** Of nothing but what this server answers as a page of its own; nothing in it is run. */
const ownPage = trustedWay('uskalla-own-page', 'createHTML', (html) => html);

/** A fetched page: where it led elsewhere, the address; the document where it was answered in full, and is one. */
export type FetchedPage = Readonly<{ movedTo?: string; document?: Document }>;

/** What was fetched ahead is shown for so long, milliseconds: a story that was published meanwhile is not missed. */
const freshFor = 10_000;
/** A pointer that only passes over a link asks for nothing. Milliseconds. */
const restsFor = 60;

const ahead = new Map<string, { at: number; page: Promise<FetchedPage> }>();

/** The page at an address, from what was fetched ahead or now. It is never the one that was shown before. */
export function fetchPage(url: URL): Promise<FetchedPage> {
  const key = keyOf(url);
  const there = ahead.get(key);
  ahead.delete(key);
  return there && performance.now() - there.at < freshFor ? there.page : load(key);
}

/** Fetches a page when its link is pointed at or touched, not yet clicked; only those that `isPage` knows. */
export function preloadWhatIsPointedAt(isPage: (url: URL) => boolean): void {
  const preload = (target: EventTarget | null) => {
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href]') : null;
    if (!link || link.target !== '' || link.hasAttribute('download') || isDataSaved()) return;
    // Of an SVG's links the address is an object.
    const url = URL.parse(link.getAttribute('href') ?? '', location.href);
    if (!url || !isPage(url) || keyOf(url) === keyOf(new URL(location.href))) return;
    const key = keyOf(url);
    const there = ahead.get(key);
    if (there && performance.now() - there.at < freshFor) return;
    ahead.clear();
    ahead.set(key, { at: performance.now(), page: load(key) });
  };
  let resting: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener('pointerover', ({ target, pointerType }) => {
    clearTimeout(resting);
    if (pointerType === 'mouse') resting = setTimeout(preload, restsFor, target);
  });
  document.addEventListener('touchstart', ({ target }) => preload(target), { passive: true });
}

const keyOf = ({ pathname, search }: URL) => pathname + search;

const isDataSaved = () => (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;

/** Never rejects: what can't be fetched is no page, and the browser says why when it opens the address itself. */
async function load(address: string): Promise<FetchedPage> {
  try {
    const response = await fetch(address, { headers: { accept: 'text/html' } });
    if (response.redirected) return { movedTo: response.url };
    const isPage = response.ok && response.headers.get('content-type')?.startsWith('text/html') === true;
    if (!isPage) return {};
    return { document: new DOMParser().parseFromString(ownPage(await response.text()), 'text/html') };
  } catch {
    return {};
  }
}
