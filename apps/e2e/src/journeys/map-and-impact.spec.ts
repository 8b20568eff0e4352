import AxeBuilder from '@axe-core/playwright';
import { expect, openContext, test } from '../support/stage.ts';

test('by keyboard: past the map to the list, to a region, to a municipality’s stories; without scripts', async ({
  browser,
  server,
}) => {
  const context = await openContext(browser, 'desk', 'fi', { javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(server.url);
  await page.getByRole('link', { name: 'Kartta', exact: true }).click();
  await expect(page).toHaveURL(`${server.url}/kartta`);
  const map = page.getByRole('group', { name: 'Suomen kartta' });
  // Only municipalities with a story are stops on the way; the land is for whoever points.
  await expect(map.getByRole('link')).not.toHaveCount(0);
  expect(await map.getByRole('link').count()).toBeLessThan(20);
  await expect(map.getByRole('link', { name: 'Kuusamo, 1 tarina' })).toBeVisible();

  await page.getByRole('link', { name: 'Ohita kartta, siirry luetteloon' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Ahvenanmaa' })).toBeFocused();
  await page.getByRole('link', { name: 'Pohjois-Pohjanmaa' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Pohjois-Pohjanmaa');
  await page.getByRole('group', { name: 'Pohjois-Pohjanmaa kartalla' }).getByRole('link').first().focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/tarinat\?municipality=\d{3}$/);
  await expect(page.getByRole('article')).toHaveCount(1);
  await context.close();
});

test('the same page in another language, and the region’s way back', async ({ browser, server }) => {
  const context = await openContext(browser, 'desk', 'fi', { javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.url}/en/kartta/17`);
  await expect(page).toHaveURL(`${server.url}/en/map/17`);
  await page.getByRole('link', { name: 'svenska' }).click();
  await expect(page).toHaveURL(`${server.url}/sv/karta/17`);
  await page.getByRole('link', { name: 'Hela Finland' }).click();
  await expect(page).toHaveURL(`${server.url}/sv/karta`);
  const answer = await page.goto(`${server.url}/kartta/99`);
  expect(answer?.status()).toBe(404);
  await context.close();
});

test('axe finds nothing, and nothing is wider than a small phone', async ({ browser, server }) => {
  const context = await openContext(browser, 'phone');
  const page = await context.newPage();
  await page.setViewportSize({ width: 320, height: 640 });
  // Each drawing in one scheme at least, and what colours say in both.
  for (const [path, colorScheme] of [
    ['/kartta', 'light'],
    ['/vaikutus', 'light'],
    ['/kartta/17', 'dark'],
    ['/kartta', 'dark'],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto(server.url + path);
    await page.locator('details').evaluateAll((all) => all.forEach((each) => each.setAttribute('open', '')));
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    expect(violations.map(({ id, nodes }) => `${path}: ${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(320);
  }
  await context.close();
});

test('the figures can be taken home', async ({ request, server }) => {
  const page = await (await request.get(`${server.url}/vaikutus`)).text();
  const [, address] = /href="([^"]+\/regions\.csv)"/.exec(page) ?? [];
  const table = await request.get(server.url + (address ?? ''), { headers: { 'accept-language': 'fi' } });
  expect(await table.text()).toContain('Maakunta');
});

test('a picture is a file that needs nothing beside it, in each language', async ({ browser, server }) => {
  // The page is only where it is looked at from: its policy would not let this test read markup.
  const context = await openContext(browser, 'desk', 'fi', { bypassCSP: true });
  const page = await context.newPage();
  for (const [path, title] of [
    ['/vaikutus/regions.svg', 'Maakunnat'],
    ['/sv/effekter/regions.svg', 'Landskapen'],
  ] as const) {
    await page.goto(server.url);
    const told = await page.evaluate(async (address) => {
      const response = await fetch(address);
      const text = await response.text();
      const read = new DOMParser().parseFromString(text, 'image/svg+xml');
      const image = new Image();
      image.src = address;
      await image.decode();
      return {
        type: response.headers.get('content-type'),
        title: read.querySelector('title')?.textContent,
        bars: read.querySelectorAll('svg svg rect').length,
        isDrawn: image.naturalWidth > 0,
        isPlain: !/var\(|<style|class=|<script|href=/.test(text),
      };
    }, path);
    expect(told).toEqual({ type: 'image/svg+xml', title, bars: 19, isDrawn: true, isPlain: true });
  }
  // Nothing to draw yet, and nothing of that name.
  for (const name of ['daring', 'follow-ups', 'reuse', 'x']) {
    expect((await page.request.get(`${server.url}/vaikutus/${name}.svg`)).status(), name).toBe(404);
  }
  await context.close();
});
