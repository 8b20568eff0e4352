import { readFile } from 'node:fs/promises';
import { expect, join, makeWorkshop, openCard, openContext, signIn, test } from '../support/stage.ts';

test('a rehearsal: invented people fill the room, marked everywhere, and nothing of it can be published', async ({
  browser,
  server,
  watch,
}) => {
  const desk = await (await openContext(browser, 'desk')).newPage();
  watch(desk);
  await signIn(desk, server.url);
  await desk.goto(`${server.url}/desk/new`);
  await desk.locator('#title').fill('Kenraaliharjoitus');
  await desk.locator('#municipality').fill('Helsinki');
  await desk.locator('#municipality').blur();
  await desk.locator('#agenda').selectOption('forty-five');
  await desk.getByLabel('Tämä on harjoitus', { exact: false }).check();
  await desk.locator('form[method="post"] button.primary').click();
  await desk.waitForURL(/\/desk\/[0-9a-f-]{36}$/);
  // The wall in small is drawn by the browser alone: once it is there, what is filled in is heard.
  await desk.locator('iframe').waitFor();
  await desk.getByLabel('Osallistujia').fill('10');
  await desk.getByRole('button', { name: 'Aloita harjoitus' }).click();
  await expect(desk.getByText('10 keksittyä osallistujaa')).toBeVisible();
  // Only until somebody is there: they come one after another, as people do.
  await expect(desk.locator('.person').first()).toBeVisible({ timeout: 40_000 });
  await expect(desk.getByRole('button', { name: 'Julkaise' })).toHaveCount(0);
  const wall = await (await openContext(browser, 'wall')).newPage();
  watch(wall);
  await wall.goto((await desk.locator('a[href*="/p/"]').getAttribute('href')) ?? '');
  await expect(wall.locator('.rehearsal')).toHaveText('Harjoitus');
  await desk.getByRole('button', { name: 'Lopeta harjoitus' }).click();
  await expect(desk.getByRole('button', { name: 'Aloita harjoitus' })).toBeVisible();
  for (const page of [desk, wall]) await page.context().close();
});

test('by hand: a person is dragged to another table, a phase to another place', async ({ browser, server, watch }) => {
  const desk = await (await openContext(browser, 'desk')).newPage();
  watch(desk);
  await signIn(desk, server.url);
  const { code, deskUrl } = await makeWorkshop(desk, server.url, { title: 'Käsin' });
  const phone = await (await openContext(browser, 'phone')).newPage();
  watch(phone);
  await join(phone, server.url, code, { name: 'Aino', table: 1 });
  await desk.goto(deskUrl);
  await desk.locator('.person[draggable]', { hasText: 'Aino' }).dragTo(desk.getByTestId('table-2'));
  await expect(desk.getByTestId('table-2')).toContainText('Aino');
  await expect(phone.getByText('Pöytä 2', { exact: true })).toBeVisible();

  await desk.goto(`${deskUrl}/agenda`);
  await desk.locator('[data-phase="after"] .grip').dragTo(desk.locator('[data-phase="write"]'));
  const order = () =>
    desk.locator('[data-phase]').evaluateAll((all) => all.map((each) => each.getAttribute('data-phase')));
  expect(await order()).toEqual(['arrive', 'before', 'words', 'after', 'write', 'read', 'vote', 'questions']);
  await desk.getByRole('button', { name: 'Tallenna ohjelma' }).click();
  await expect(desk.getByText('Ohjelma on tallessa.')).toBeVisible();
  await desk.reload();
  expect(await order()).toEqual(['arrive', 'before', 'words', 'after', 'write', 'read', 'vote', 'questions']);
  for (const page of [desk, phone]) await page.context().close();
});

test('everything said leaves in four formats, and on paper: cards on A4, a poster on A3', async ({
  browser,
  server,
  watch,
}) => {
  const desk = await (await openContext(browser, 'desk')).newPage();
  watch(desk);
  await signIn(desk, server.url);
  const { code, deskUrl } = await makeWorkshop(desk, server.url, { title: 'Talteen' });
  const phone = await (await openContext(browser, 'phone')).newPage();
  await join(phone, server.url, code, { name: 'Aino', table: 1 });
  await (await openCard(phone, 'failed')).fill('Kahvi loppui kesken.');
  await expect(phone.locator('[data-save="saved"]')).toBeVisible();
  await desk.goto(deskUrl);
  await desk.getByText('Vie kaikki sanottu').click();
  for (const name of ['Markdown', 'Word (HTML)', 'CSV', 'JSON']) {
    const [download] = await Promise.all([
      desk.waitForEvent('download'),
      desk.getByRole('link', { name, exact: true }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^talteen.*\.(md|html|csv|json)$/);
    expect(await readFile(await download.path(), 'utf8')).toContain('Kahvi loppui kesken');
  }
  await desk.getByRole('link', { name: 'Tulosta kortit ja juliste' }).click();
  await expect(desk.locator('.card')).toContainText('Kahvi loppui kesken.');
  // The page sizes as the printer gets them, in points.
  const sizesOf = async () =>
    [
      ...(await desk.pdf({ preferCSSPageSize: true }))
        .toString('latin1')
        .matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g),
    ].map(([, width, height]) => [Math.round(Number(width)), Math.round(Number(height))]);
  expect(await sizesOf()).toEqual([[595, 842]]);
  await desk.getByRole('button', { name: 'Juliste (A3)' }).click();
  await expect(desk.locator('.poster')).toContainText('Talteen');
  expect(await sizesOf()).toEqual([[842, 1191]]);
  for (const page of [desk, phone]) await page.context().close();
});

test('a phone whose clock is an hour wrong shows the same time left as the desk', async ({
  browser,
  server,
  watch,
}) => {
  const desk = await (await openContext(browser, 'desk')).newPage();
  watch(desk);
  await signIn(desk, server.url);
  const { code, deskUrl } = await makeWorkshop(desk, server.url, { title: 'Kello' });
  const context = await openContext(browser, 'phone');
  await context.addInitScript(() => {
    const now = Date.now.bind(Date);
    Date.now = () => now() + 3_600_000;
  });
  const phone = await context.newPage();
  watch(phone);
  await join(phone, server.url, code, { name: 'Väärässä', table: 1 });
  await desk.goto(deskUrl);
  // Its script is there once the wall is drawn in small.
  await expect(desk.locator('iframe')).toBeVisible();
  await desk.keyboard.press(' ');
  const seconds = async (page: typeof desk) => {
    const [minutes = 0, rest = 0] = ((await page.getByRole('timer').textContent()) ?? '').trim().split(':').map(Number);
    return minutes * 60 + rest;
  };
  await expect(phone.getByRole('timer')).toBeVisible();
  // Asked one after the other, so the second may have turned in between.
  await expect.poll(async () => Math.abs((await seconds(desk)) - (await seconds(phone)))).toBeLessThanOrEqual(1);
  await phone.reload();
  await expect.poll(async () => Math.abs((await seconds(desk)) - (await seconds(phone)))).toBeLessThanOrEqual(1);
  for (const page of [desk, phone]) await page.context().close();
});
