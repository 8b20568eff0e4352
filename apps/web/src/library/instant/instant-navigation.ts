import { baseLocale, isLocale } from '@uskalla/domain';
import { isReadingPath } from './is-reading-path.ts';
import { fetchPage, preloadWhatIsPointedAt } from './pages-ahead.ts';
import { isAlike, stylesHere, swapPage } from './swap-page.ts';

/**
 * The library's one script: a click to another of its pages fetches that page and puts it in place, where a browser has the Navigation
 * API; where it has not, links are links. The browser itself keeps history, scroll and focus. What is no page of this library as it was
 * when this one was loaded, it opens itself: an error, another language, another release.
 */
const { lang } = document.documentElement;
const locale = isLocale(lang) ? lang : baseLocale;
const isPage = (url: URL) => url.origin === location.origin && isReadingPath(url.pathname, locale);

/** Where the new page's title is told to whoever does not see that the page changed. */
const announcer = document.createElement('p');
/** Counts what was asked for: only the last one is shown. */
let asked = 0;
let isLeaving = false;
/** Until it is told that a page is on its way, in milliseconds: most are here before that. */
const patience = 1_000;
let telling: ReturnType<typeof setTimeout> | undefined;

if ('navigation' in window) {
  announcer.className = 'visually-hidden';
  announcer.setAttribute('aria-live', 'assertive');
  document.body.append(announcer);
  navigation.addEventListener('navigate', take);
  // A page that the browser kept and brings back waits for nothing.
  window.addEventListener('pageshow', () => setWaiting(false));
  preloadWhatIsPointedAt(isPage);
}

function take(event: NavigateEvent): void {
  const isTheirs = isLeaving || !isOurs(event);
  isLeaving = false;
  if (isTheirs) return void asked++;
  const page: unknown = event.info;
  const url = new URL(event.destination.url);
  if (page instanceof Document) event.intercept({ handler: () => Promise.resolve(show(page)) });
  else if (event.navigationType === 'traverse') {
    const left = location.href;
    event.intercept({ handler: () => goBack(url, left, event.signal) });
  } else {
    event.preventDefault();
    void follow(url, event.navigationType === 'replace' ? 'replace' : 'push');
  }
}

function isOurs(event: NavigateEvent): boolean {
  const isRead = event.canIntercept && event.downloadRequest === null && event.navigationType !== 'reload';
  // A form that is posted is answered by a page of its own.
  return isRead && !event.hashChange && !event.formData && isPage(new URL(event.destination.url));
}

/**
 * Only a page that is here becomes an entry of the history: one that the browser had to load after that would stay tied to the entry
 * before, which nothing would bring back then.
 */
async function follow(url: URL, history: 'push' | 'replace'): Promise<void> {
  const turn = ++asked;
  setWaiting(true);
  const { document: page, movedTo } = await fetchPage(url);
  if (turn !== asked) return;
  if (movedTo !== undefined && isPage(new URL(movedTo))) return follow(new URL(movedTo), history);
  if (page && isAlike(page, url)) {
    await stylesHere(page, url);
    if (turn === asked) navigation.navigate(url.href, { history, info: page });
    return;
  }
  isLeaving = true;
  if (history === 'replace') location.replace(url);
  else location.assign(url);
}

/**
 * The browser has gone there already, so the page is fetched behind it. Whoever goes by keyboard goes on from the link they followed:
 * where it takes the focus, the browser does not put it to the beginning.
 */
async function goBack(url: URL, left: string, signal: AbortSignal): Promise<void> {
  const turn = ++asked;
  const { document: page } = await fetchPage(url);
  if (page && isAlike(page, url)) await stylesHere(page, url);
  if (signal.aborted || turn !== asked) return;
  if (!page || !isAlike(page, url)) return location.reload();
  show(page);
  [...document.links].find(({ href }) => href === left)?.focus({ preventScroll: true });
}

function show(page: Document): void {
  swapPage(page);
  setWaiting(false);
  announcer.textContent = document.title;
}

/** What takes its time is shown to be on its way; see base.css. */
function setWaiting(isWaiting: boolean): void {
  document.documentElement.toggleAttribute('data-waiting', isWaiting);
  clearTimeout(telling);
  if (isWaiting) telling = setTimeout(() => (announcer.textContent = wordsOfWaiting()), patience);
}

const wordsOfWaiting = () => document.querySelector<HTMLElement>('[data-loading]')?.dataset['loading'] ?? '';
