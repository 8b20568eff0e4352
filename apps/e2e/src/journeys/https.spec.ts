import { chromium, type Browser } from '@playwright/test';
import { frontArgs, startHttpsFront, type HttpsFront } from '../support/https-front.ts';
import { layTable, saving, shellIsKept } from '../support/phones.ts';
import { expect, openCard, test as onStage } from '../support/stage.ts';

const test = onStage.extend<{ front: HttpsFront; visitor: Browser }>({
  front: async ({}, use) => {
    const front = await startHttpsFront();
    await use(front);
    await front.stop();
  },
  visitor: async ({ launchOptions }, use) => {
    const browser = await chromium.launch({ ...launchOptions, args: [...(launchOptions.args ?? []), ...frontArgs] });
    await use(browser);
    await browser.close();
  },
});

test('over https, behind a proxy: cookies are for https alone, and the page opens and is written in with nobody there', async ({
  front,
  launch,
  visitor,
  watch,
}) => {
  const server = await launch({ ORIGIN: front.origin, TRUSTED_PROXIES: '1' });
  front.leadTo(Number(new URL(server.url).port));
  const table = await layTable(visitor, { ...server, url: front.origin }, 'Verkossa');
  const { page, context } = await table.sit('Aino');
  watch(page);
  await (await openCard(page, 'doing')).pressSequentially('Yhteydessä.');
  await expect(saving(page, 'saved')).toBeVisible();
  const cookies = await context.cookies();
  expect(cookies.length).toBeGreaterThan(0);
  expect(cookies.filter(({ secure }) => !secure)).toEqual([]);
  await expect.poll(() => shellIsKept(page)).toBe(true);
  await page.close();
  await front.stop();

  const again = await context.newPage();
  await again.goto(`${front.origin}/j/${table.code}`);
  await expect(again).toHaveURL(/\/write$/);
  const card = await openCard(again, 'doing');
  await expect(card).toHaveValue('Yhteydessä.');
  await card.press('End');
  await card.pressSequentially(' Ilman.');
  await expect(saving(again, 'offline')).toBeVisible();
  // The browser writes to its disk a moment after the letters stand.
  await again.waitForTimeout(300);
  await again.reload();
  await expect(again.locator('textarea[data-field="doing"]')).toHaveValue('Yhteydessä. Ilman.');
});
