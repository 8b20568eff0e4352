import type { Page } from '@playwright/test';
import { expect, openContext, test } from '../support/stage.ts';

/** Documents that the browser loads whole from now on, by path. */
function noteDocuments(page: Page): string[] {
  const loaded: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'document') loaded.push(new URL(request.url()).pathname);
  });
  return loaded;
}

const story = 'Robotti auraa pihaa, ihminen pelastaa robotin';
const scrollY = (page: Page) => page.evaluate(() => Math.round(window.scrollY));

for (const javaScriptEnabled of [true, false]) {
  test(`from page to page of the library, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({
    browser,
    server,
    watch,
  }) => {
    const context = await openContext(browser, 'phone', 'fi', { javaScriptEnabled });
    const page = await context.newPage();
    watch(page);
    await page.goto(`${server.url}/tarinat`);
    const loaded = noteDocuments(page);
    const link = page.getByRole('link', { name: story });
    await link.scrollIntoViewIfNeeded();
    const before = await scrollY(page);
    expect(before).toBeGreaterThan(0);

    // A click: the story, from its beginning, with a title and an address of its own.
    await link.click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(story);
    await expect(page).toHaveTitle(`${story} – Uskalla kokeilla`);
    await expect(page.locator('link[rel="canonical"]')).toHaveAttribute('href', page.url());
    await expect.poll(() => scrollY(page)).toBe(0);
    await expect(page.locator('.card')).toHaveCSS('border-top-width', '1px');
    if (javaScriptEnabled) await expect(page.locator('[aria-live="assertive"]')).toHaveText(await page.title());

    // Back is where one was.
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kokeilukirjasto');
    await expect.poll(() => scrollY(page)).toBe(before);
    // By keyboard as well: on the link that was followed.
    if (javaScriptEnabled) await expect(link).toBeFocused();

    // A search is a page too, and so is the way on from it.
    await page.getByLabel('Etsi tarinoista').fill('robotti');
    await page.getByRole('button', { name: 'Etsi' }).click();
    await expect(page).toHaveURL(/q=robotti/);
    await expect(page.getByRole('link', { name: story })).toBeVisible();
    // What was found is in the title, which is told to whoever does not see it.
    await expect(page).toHaveTitle(/^\d+ tarinaa?: robotti – /);
    if (javaScriptEnabled) await expect(page.locator('[aria-live="assertive"]')).toHaveText(await page.title());
    await page.getByRole('link', { name: 'Kartta' }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Missä on uskallettu?');
    if (javaScriptEnabled) expect(loaded).toEqual([]);
    else expect(loaded).toContain('/kartta');

    // Another language, what is no page of the library, and what is not there are opened by the browser itself.
    loaded.length = 0;
    await page.getByRole('link', { name: 'Svenska' }).click();
    await expect(page.locator('html')).toHaveAttribute('lang', 'sv');
    await page.getByRole('link', { name: 'Alla berättelser' }).first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Försöksbiblioteket');
    await page.getByRole('link', { name: 'För facilitatorer' }).first().click();
    await expect(page).toHaveURL(/desk/);
    expect(loaded).toContain('/sv/karta');
    expect(loaded.includes('/sv/berattelser')).toBe(!javaScriptEnabled);
    await context.close();
  });
}

test('a story that is gone while its link is still shown is told as by any load', async ({ browser, server }) => {
  const context = await openContext(browser, 'phone');
  const page = await context.newPage();
  await page.goto(`${server.url}/tarinat`);
  const loaded = noteDocuments(page);
  await page.getByRole('link', { name: story }).evaluate((link) => link.setAttribute('href', '/tarinat/ei-ole'));
  await page.getByRole('link', { name: story }).click();
  await expect(page.getByText('404')).toBeVisible();
  expect(loaded).toEqual(['/tarinat/ei-ole']);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kokeilukirjasto');
  await context.close();
});
