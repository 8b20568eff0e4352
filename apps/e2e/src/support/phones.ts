import { expect, type Browser, type BrowserContext, type Locator, type Page } from '@playwright/test';
import type { RunningServer } from './server.ts';
import { join, makeWorkshop, openContext, signIn, type Locale } from './stage.ts';

export type Table = Readonly<{
  desk: Page;
  code: string;
  /** One more phone at the table. */
  sit(name: string): Promise<{ page: Page; context: BrowserContext }>;
  /** Closes the workshop, or opens it again. */
  setStatus(status: 'open' | 'closed'): Promise<void>;
}>;

/**
 * A workshop with one table, for tests about phones.
 * @param look.locale the workshop's language, and that of all browsers
 */
export async function layTable(
  browser: Browser,
  server: RunningServer,
  title: string,
  { locale = 'fi', theme = 'light' }: { locale?: Locale; theme?: 'light' | 'dark' } = {},
): Promise<Table> {
  const open = (screen: 'desk' | 'phone') => openContext(browser, screen, locale, { colorScheme: theme });
  const desk = await (await open('desk')).newPage();
  await signIn(desk, server.url);
  const { id, code } = await makeWorkshop(desk, server.url, { title, language: locale, tables: 1 });
  return {
    desk,
    code,
    async sit(name) {
      const context = await open('phone');
      const page = await context.newPage();
      await join(page, server.url, code, { name });
      return { page, context };
    },
    async setStatus(status) {
      const response = await desk.request.patch(`${server.url}/api/v1/workshops/${id}`, { data: { status } });
      expect(response.ok()).toBe(true);
    },
  };
}

/** What a phone says about its text. */
export const saving = (page: Page, state: string): Locator => page.locator(`[data-save="${state}"]`);

/** Marks this very element: a field that was made anew lost the caret, the keyboard, and the thumb's trust. */
export async function mark(field: Locator): Promise<void> {
  await field.evaluate((element) => Object.assign(element, { isTheSame: true }));
}

/** Still the marked element, focused, with its caret behind `before`. */
export async function expectUndisturbed(field: Locator, before: string): Promise<void> {
  const now = await field.evaluate((element: HTMLTextAreaElement) => ({
    isTheSame: 'isTheSame' in element,
    hasFocus: document.activeElement === element,
    before: element.value.slice(0, element.selectionStart),
    isCaret: element.selectionStart === element.selectionEnd,
  }));
  expect(now).toEqual({ isTheSame: true, hasFocus: true, before, isCaret: true });
}

/** Notes each thing this page says about its text from now on, also over reloads. */
export async function noteSaving(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    new MutationObserver(() => {
      const state = document.querySelector<HTMLElement>('[data-save]')?.dataset['save'];
      if (state && said.at(-1) !== state) said.push(state);
    }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-save'] });
  });
  return () => page.evaluate(() => (window as unknown as { said: string[] }).said);
}

/** Everything the browser keeps for this site: databases and caches. */
export function keptOnPhone(page: Page): Promise<{ databases: string[]; caches: string[] }> {
  return page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name ?? ''),
    caches: await caches.keys(),
  }));
}

/** Whether all that the open page is made of is kept, and the service worker gives it out. */
export function shellIsKept(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    const files = performance.getEntriesByType('resource').map(({ name }) => name);
    const parts = files.filter((name) => name.includes('/_app/immutable/'));
    const places = files.find((name) => name.includes('/places.json')) ?? 'not yet fetched';
    const needed = [location.href, places, ...parts];
    const found = await Promise.all(needed.map((name) => caches.match(name, { ignoreVary: true })));
    return active?.state === 'activated' && found.length > 5 && found.every(Boolean);
  });
}
