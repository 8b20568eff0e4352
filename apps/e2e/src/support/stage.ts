import {
  expect,
  test as base,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from '@playwright/test';
import { admin, startServer, type RunningServer } from './server.ts';

/** The screens of a workshop, at the sizes they are held at. */
export const sizes = {
  phone: { width: 360, height: 740 },
  desk: { width: 1280, height: 800 },
  wall: { width: 1920, height: 1080 },
} as const;

export type Locale = 'fi' | 'sv' | 'en';

type Fixtures = {
  watch: (page: Page) => void;
  /** A server of the test's own, which ends with it; also one that was started again. */
  launch: (env?: Record<string, string>) => Promise<RunningServer>;
};

/** One server for each test file; pages that fail on a console error. */
export const test = base.extend<Fixtures, { server: RunningServer }>({
  server: [
    async ({}, use) => {
      const server = await startServer();
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  launch: async ({}, use) => {
    const launched: RunningServer[] = [];
    const keep = (server: RunningServer): RunningServer => {
      launched.push(server);
      return { ...server, restart: async (more) => keep(await server.restart(more)) };
    };
    await use(async (env) => keep(await startServer(env)));
    for (const server of launched) await server.stop();
  },
  watch: async ({}, use) => {
    const noise: string[] = [];
    await use((page) => {
      page.on('pageerror', (error) => noise.push(String(error.stack)));
      page.on('console', (message) => {
        // A cut network is told by the browser as an error; that is what such a test is about.
        const isNetwork = /net::ERR_|WebSocket connection|WebSocket is already in CLOS|Failed to load resource/.test(
          message.text(),
        );
        if (message.type() === 'error' && !isNetwork) noise.push(message.text());
      });
    });
    expect(noise, 'pages must stay silent').toEqual([]);
  },
});

export { expect };

export async function openContext(
  browser: Browser,
  screen: keyof typeof sizes,
  locale: Locale = 'fi',
  more: BrowserContextOptions = {},
): Promise<BrowserContext> {
  return browser.newContext({
    viewport: sizes[screen],
    locale: `${locale}-FI`,
    hasTouch: screen === 'phone',
    reducedMotion: 'reduce',
    ...more,
  });
}

export async function signIn(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/desk/sign-in`);
  await page.locator('#email').fill(admin.email);
  await page.locator('#password').fill(admin.password);
  await page.locator('form button.primary').click();
  await page.waitForURL('**/desk');
}

/** Until a page's script has taken it over: before that its buttons do nothing. */
export const alive = (page: Page): Promise<void> => expect(page.locator('#svelte-announcer')).toBeAttached();

export type MadeWorkshop = { id: string; code: string; joinUrl: string; projectorUrl: string; deskUrl: string };

/** A workshop by the API, for tests that are not about making one; `page` is somewhere at `url`. */
export async function makeWorkshop(
  page: Page,
  url: string,
  input: { title: string; language?: Locale; municipality?: string; tables?: number },
): Promise<MadeWorkshop> {
  const body = JSON.stringify({ language: 'fi', municipality: '091', tables: 2, ...input });
  // From the page itself: only the browser knows hosts that the tests make up.
  const [status, made] = await page.evaluate(
    async ([address, text]) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(address, { method: 'POST', headers, body: text });
      return [response.status, (await response.json()) as unknown] as const;
    },
    [`${url}/api/v1/workshops`, body] as const,
  );
  expect(status).toBe(201);
  return made as MadeWorkshop;
}

/** Joins as one does with a phone, and waits until writing is possible. */
export async function join(
  page: Page,
  url: string,
  code: string,
  who: { name?: string; table?: number },
): Promise<void> {
  await page.goto(`${url}/j/${code}`);
  if (who.name) await page.locator('#name').fill(who.name);
  if (who.table) await page.locator('#table').selectOption({ index: who.table });
  await page.locator('form button.primary').click();
  await page.waitForURL('**/write');
  await expect(page.locator('[data-save="saved"]')).toBeVisible();
}

/** The textarea of a question, brought forward by its tab. */
export async function openCard(page: Page, question: string) {
  await page.locator(`#tab-${question}`).click();
  const field = page.locator(`textarea[data-field="${question}"]`);
  await expect(field).toBeVisible();
  return field;
}
