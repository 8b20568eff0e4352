import AxeBuilder from '@axe-core/playwright';
import { expect, openContext, test } from '../support/stage.ts';

test('a list is narrowed on a small phone: by a sheet, by keyboard, without scripts; each choice is let go by itself', async ({
  browser,
  server,
}) => {
  const context = await openContext(browser, 'phone', 'fi', { javaScriptEnabled: false });
  const page = await context.newPage();
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(`${server.url}/tarinat`);
  const stories = page.locator('main ul.stories > li');
  const all = await stories.count();
  // The first story is seen without scrolling.
  await expect(stories.first()).toBeInViewport();
  await expect(page.locator('#failed')).toBeHidden();

  await page.getByRole('button', { name: 'Rajaa' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#failed')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('#failed')).toBeHidden();
  await page.keyboard.press('Enter');
  // The sheet has the focus to itself, and nothing of it is under its buttons.
  await expect(page.getByRole('heading', { name: 'Rajaa' })).toBeFocused();
  await page.locator('.filters summary').click();
  for (let stop = 0; stop < 12; stop++) {
    await page.keyboard.press('Tab');
    const hidden = await page.evaluate(() => {
      const { activeElement } = document;
      const ways = document.querySelector('.ways');
      if (!activeElement || activeElement === document.body || !ways || ways.contains(activeElement)) return undefined;
      const isCovered = activeElement.getBoundingClientRect().bottom > ways.getBoundingClientRect().top;
      return isCovered || !activeElement.closest('.filters') ? activeElement.outerHTML : undefined;
    });
    expect(hidden).toBeUndefined();
  }
  await page.locator('.filters summary').click();
  const choices = page.locator('#failed option:not([value=""])');
  const value = (await choices.first().getAttribute('value')) ?? '';
  const [, name = '', count = ''] = /^(.+) \((\d+)\)$/.exec((await choices.first().textContent()) ?? '') ?? [];
  await page.locator('#failed').selectOption(value);
  await page.locator('.filters summary').click();
  await page.locator('#language').selectOption('fi');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  await page.getByRole('button', { name: 'Näytä tarinat' }).click();

  const told = new URL(page.url()).searchParams;
  expect([told.get('failed'), told.get('language')]).toEqual([value, 'fi']);
  await page.getByRole('link', { name: 'Poista rajaus Kieli: suomi' }).click();
  await expect(stories).toHaveCount(Number(count));
  expect(Number(count)).toBeLessThan(all);
  await page.getByRole('link', { name: `Poista rajaus Mikä meni pieleen: ${name}` }).click();
  await expect(page).toHaveURL(`${server.url}/tarinat`);
  await expect(stories).toHaveCount(all);
  await context.close();
});

test('the sheet of choices is accessible; on a desk there is none', async ({ browser, server, watch }) => {
  const phone = await openContext(browser, 'phone');
  const page = await phone.newPage();
  watch(page);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto(`${server.url}/tarinat?stage=ended`);
    await page.getByRole('button', { name: 'Rajaa' }).click();
    await page.locator('.filters summary').click();
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)).toEqual([]);
  }
  await phone.close();

  const desk = await openContext(browser, 'desk');
  const wide = await desk.newPage();
  watch(wide);
  await wide.goto(`${server.url}/tarinat`);
  await expect(wide.locator('#failed')).toBeVisible();
  await expect(wide.getByRole('button', { name: 'Rajaa' })).toBeHidden();
  await desk.close();
});

test('a choice that makes no sense is left out of an address, and the others stay', async ({ browser, server }) => {
  const context = await openContext(browser, 'desk', 'en', { javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.url}/en/stories?year=soon&stage=zzz&region=&limit=-1&language=sv`);
  await expect(page.getByRole('link', { name: 'Remove the filter Language: Swedish' })).toBeVisible();
  await expect(page.locator('ul.chosen > li')).toHaveCount(1);
  const stories = page.locator('main ul.stories > li');
  await expect(stories.first()).toBeVisible();
  const languages = await stories
    .locator('[lang]')
    .evaluateAll((texts) => texts.map((text) => text.getAttribute('lang')));
  expect(new Set(languages)).toEqual(new Set(['sv']));
  await context.close();
});
