import { chromium } from '@playwright/test';
import { frontArgs, startHttpsFront } from '../support/https-front.ts';
import { layTable, saving, shellIsKept } from '../support/phones.ts';
import { startServer } from '../support/server.ts';
import { expect, openCard, test } from '../support/stage.ts';

test('over https, behind a proxy: cookies are for https alone, and the page opens and is written in with nobody there', async ({
  launchOptions,
  watch,
}) => {
  const front = await startHttpsFront();
  const server = await startServer({ ORIGIN: front.origin, TRUSTED_PROXIES: '1' });
  front.leadTo(Number(new URL(server.url).port));
  const browser = await chromium.launch({ ...launchOptions, args: [...(launchOptions.args ?? []), ...frontArgs] });
  const table = await layTable(browser, { ...server, url: front.origin }, 'Verkossa');
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
  await again.reload();
  await expect(again.locator('textarea[data-field="doing"]')).toHaveValue('Yhteydessä. Ilman.');
  await browser.close();
  await server.stop();
});
