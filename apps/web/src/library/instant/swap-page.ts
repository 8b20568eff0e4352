/** What stays in the head from page to page; the rest of it belongs to one page. */
const lasting = 'link[rel="stylesheet"], link[rel="preload"], link[rel="icon"], script[src], style, meta[charset]';

// Pages name their styles from where they are: what is here is known by its whole address, taken before another address is shown.
const release = scriptOf(document, location.href);
const styles = new Set(stylesOf(document, location.href).map(({ address }) => address));

/** Whether a page fetched from an address can stand in place of the one that is shown: in the same language, of the same release. */
export function isAlike(page: Document, from: URL): boolean {
  return page.documentElement.lang === document.documentElement.lang && scriptOf(page, from) === release;
}

function scriptOf(page: Document, from: string | URL): string | undefined {
  const source = page.querySelector('script[type="module"][src]')?.getAttribute('src');
  return source ? new URL(source, from).href : undefined;
}

/** Resolves when all styles of a fetched page are here or have failed: text without its style is better than none. */
export async function stylesHere(page: Document, from: URL): Promise<void> {
  const missing = stylesOf(page, from).filter(({ address }) => !styles.has(address));
  await Promise.all(missing.map(({ link, address }) => added(link, address)));
}

function added(link: HTMLLinkElement, address: string): Promise<void> {
  return new Promise((resolve) => {
    styles.add(address);
    link.onload = link.onerror = () => resolve();
    link.href = address;
    document.head.append(link);
  });
}

function stylesOf(page: Document, from: string | URL): { link: HTMLLinkElement; address: string }[] {
  return [...page.head.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].map((link) => ({
    link,
    address: new URL(link.getAttribute('href') ?? '', from).href,
  }));
}

/** Puts a fetched page, whose styles are here, in place of the one that is shown. */
export function swapPage(page: Document): void {
  for (const element of ofThePage(document.head)) element.remove();
  document.head.append(...ofThePage(page.head));
  const [shown, next] = [document.body.firstElementChild, page.body.firstElementChild];
  if (shown && next) shown.replaceWith(next);
}

const ofThePage = (head: HTMLHeadElement) => [...head.children].filter((element) => !element.matches(lasting));
