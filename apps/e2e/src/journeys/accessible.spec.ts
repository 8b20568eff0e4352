import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/axe.ts';
import { expect, join, makeWorkshop, openCard, openContext, signIn, test } from '../support/stage.ts';

const lightOnly = ['/tarinat/fiksu-kalasatama-pilotti-tarvitsee-omistajan/juliste', '/kuratointi'];

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any page (${colorScheme})`, async ({ browser, server }) => {
    const contexts = {
      desk: await openContext(browser, 'desk', 'fi', { colorScheme }),
      wall: await openContext(browser, 'wall', 'fi', { colorScheme }),
      phone: await openContext(browser, 'phone', 'fi', { colorScheme }),
    };
    const desk = await contexts.desk.newPage();
    for (const path of [
      '/',
      '/sv',
      '/en/stories',
      '/tarinat?q=eiole',
      '/tarinat/fiksu-kalasatama-pilotti-tarvitsee-omistajan',
      // Drawn with the same few colours as the others: in one light.
      ...(colorScheme === 'light' ? lightOnly : []),
      '/ei-ole',
      '/desk/sign-in',
      '/desk/welcome',
    ]) {
      await desk.goto(server.url + path);
      await expectAccessible(desk, path);
    }
    await signIn(desk, server.url);
    await expectAccessible(desk, '/desk');
    await desk.goto(`${server.url}/desk/new`);
    await expectAccessible(desk, '/desk/new');
    await desk.goto(`${server.url}/curate`);
    await expectAccessible(desk, '/curate');

    const workshop = await makeWorkshop(desk, server.url, { title: 'Esteetön' });
    const phone = await contexts.phone.newPage();
    await phone.goto(workshop.joinUrl);
    await expectAccessible(phone, 'join');
    const wall = await contexts.wall.newPage();
    await wall.goto(workshop.projectorUrl);
    await expectAccessible(wall, 'wall, arriving');
    await join(phone, server.url, workshop.code, { name: 'Aino', table: 1 });
    await expectAccessible(phone, 'writing, empty');
    await (await openCard(phone, 'failed')).fill('Tämä meni pieleen.');
    await expectAccessible(phone, 'writing');
    for (const step of ['facts', 'finish']) {
      await phone.locator(`#tab-${step}`).click();
      await expect(phone.locator(`#panel-${step}`)).toBeVisible();
      await expectAccessible(phone, step);
    }
    await expect(wall.getByText('Tämä meni pieleen.')).toBeVisible();
    await expectAccessible(wall, 'wall, writing');
    await desk.goto(workshop.deskUrl);
    await expectAccessible(desk, 'desk');
    await desk.locator('article footer button').first().click();
    await expectAccessible(desk, 'publish');
    await desk.keyboard.press('Escape');
    await desk.locator('details').evaluateAll((all) => all.forEach((each) => each.setAttribute('open', '')));
    await expectAccessible(desk, 'desk, everything open');
    for (const path of ['/agenda', '/remote', '/print']) {
      await desk.goto(workshop.deskUrl + path);
      await desk.locator('details').evaluateAll((all) => all.forEach((each) => each.setAttribute('open', '')));
      await expectAccessible(desk, path);
    }
    await phone.goto(`${server.url}/co/${workshop.id}#wrong`);
    await expect(phone.getByText('Tämä linkki ei enää avaa pajaa.', { exact: false })).toBeVisible();
    await expectAccessible(phone, 'a link that opens nothing');
    await Promise.all(Object.values(contexts).map((context) => context.close()));
  });
}

/** Tabs until an element is focused, as somebody without a mouse does. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${selector} can't be reached by keyboard`);
}

test('by keyboard alone, from the desk’s door to a story in the library', async ({ browser, server }) => {
  const context = await openContext(browser, 'desk');
  const page = await context.newPage();
  await page.goto(`${server.url}/desk`);
  await tabTo(page, '#email');
  await page.keyboard.type('fasilitaattori@esimerkki.fi');
  await tabTo(page, '#password');
  await page.keyboard.type('rohkea-harjoitus-1');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/desk');
  await tabTo(page, 'a[href="/desk/new"]');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/desk/new');
  await tabTo(page, '#title');
  await page.keyboard.type('Näppäimistöpaja');
  await tabTo(page, '#municipality');
  await page.keyboard.type('Åbo');
  await tabTo(page, '#tables');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/desk\/[0-9a-f-]{36}$/);
  const code = (await page.getByTestId('join-code').textContent()) ?? '';

  const phone = await (await openContext(browser, 'desk')).newPage();
  await phone.goto(`${server.url}/j/${code}`);
  await tabTo(phone, 'form button.primary');
  await phone.keyboard.press('Enter');
  await phone.waitForURL('**/write');
  await expect(phone.locator('[data-save="saved"]')).toBeVisible();
  for (const question of ['doing', 'dared', 'succeeded', 'failed', 'learned']) {
    await tabTo(phone, `textarea[data-field="${question}"]`);
    await phone.keyboard.type('Näppäimistöllä kirjoitettu.');
    await phone.keyboard.press('Shift+Tab');
    await tabBack(phone, '[role="tab"]');
    await phone.keyboard.press('ArrowRight');
  }
  await phone.keyboard.press('ArrowRight');
  await tabTo(phone, '#panel-finish button.primary');
  await phone.keyboard.press('Enter');
  await tabTo(phone, '[name="publish-consent"]');
  await phone.keyboard.press('Space');
  await expect(phone.locator('[name="publish-consent"]').first()).toBeChecked();

  await tabTo(page, 'article.ready button');
  await page.keyboard.press('Enter');
  await expect(page.locator('dialog button.primary')).toBeEnabled();
  await tabTo(page, 'dialog button.primary');
  await page.keyboard.press('Enter');
  await tabTo(page, 'article.ready footer a');
  const story = context.waitForEvent('page');
  await page.keyboard.press('Enter');
  await expect((await story).getByRole('heading', { level: 1 })).toHaveText('Tositarina, Turku');
  await phone.context().close();
  await context.close();
});

async function tabBack(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 20; presses++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press('Shift+Tab');
  }
  throw new Error(`${selector} can't be reached backwards`);
}
