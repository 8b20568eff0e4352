import type { Page } from '@playwright/test';
import { expect, join, makeWorkshop, openContext, signIn, test } from '../support/stage.ts';

/** Compressed bytes of JavaScript a page has fetched by the time `visit` is done. */
async function scriptBytes(page: Page, visit: () => Promise<void>): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  const scripts = new Set<string>();
  let bytes = 0;
  session.on('Network.responseReceived', ({ requestId, response }) => {
    if (/javascript/.test(response.mimeType)) scripts.add(requestId);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength;
  });
  await visit();
  await page.waitForLoadState('networkidle');
  await session.detach();
  return bytes;
}

test('phones first for weight: joining ≤ 60 kB and writing ≤ 130 kB of JavaScript, compressed', async ({
  browser,
  server,
}) => {
  const desk = await (await openContext(browser, 'desk')).newPage();
  await signIn(desk, server.url);
  const { code } = await makeWorkshop(desk, server.url, { title: 'Kevyt' });
  // What comes over the network, not out of what the phone keeps for lack of one.
  const phone = await (await openContext(browser, 'phone', 'fi', { serviceWorkers: 'block' })).newPage();

  const joining = await scriptBytes(phone, async () => {
    await phone.goto(`${server.url}/j/${code}`);
  });
  expect(joining).toBeLessThanOrEqual(60_000);

  await join(phone, server.url, code, { name: 'Aino' });
  const writing = await scriptBytes(phone, async () => {
    await phone.reload();
    await expect(phone.locator('[data-save="saved"]')).toBeVisible();
  });
  test.info().annotations.push({ type: 'bytes', description: `join ${joining}, write ${writing}` });
  console.log(`  JavaScript, compressed: join ${joining} B, write ${writing} B`);
  expect(writing).toBeLessThanOrEqual(130_000);
  // Measured at all, not merely nothing.
  expect(writing).toBeGreaterThan(20_000);
  await desk.context().close();
  await phone.context().close();
});

test('reading pages: JavaScript ≤ 50 kB, compressed', async ({ browser, server }) => {
  const context = await openContext(browser, 'phone');
  const page = await context.newPage();
  for (const path of [
    '/',
    '/tarinat',
    '/kartta',
    '/vaikutus',
    '/tarinat/fiksu-kalasatama-pilotti-tarvitsee-omistajan',
  ]) {
    const bytes = await scriptBytes(page, async () => {
      await page.goto(server.url + path);
    });
    console.log(`  JavaScript, compressed: ${path} ${bytes} B`);
    expect(bytes, path).toBeLessThanOrEqual(50_000);
    expect(bytes, path).toBeGreaterThan(500);
  }
  await context.close();
});
