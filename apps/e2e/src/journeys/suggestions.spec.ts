import AxeBuilder from '@axe-core/playwright';
import { expect, openContext, test } from '../support/stage.ts';

test('what could be meant is suggested while a search is typed, and gone to by keyboard or by a touch', async ({
  browser,
  server,
}) => {
  const context = await openContext(browser, 'phone', 'fi');
  const page = await context.newPage();
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(server.url);
  const field = page.getByRole('combobox', { name: 'Etsi tarinoista' });
  const options = page.getByRole('option');

  // The field is one to type in until there is something to choose.
  await page.locator('#q').pressSequentially('kalasat');
  await expect(options.filter({ hasText: 'Fiksu Kalasatama' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Ehdotuksia' })).toBeAttached();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);

  // Escape leaves what was typed; an arrow and Enter lead to the story.
  await page.keyboard.press('Escape');
  await expect(options).toHaveCount(0);
  await expect(field).toHaveValue('kalasat');
  await page.keyboard.type('a');
  await expect(options.first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(field).toHaveAttribute('aria-activedescendant', 'q-suggestions-0');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Fiksu Kalasatama');

  // On a page that came in place of one without a search.
  await page.reload();
  await page.getByRole('link', { name: 'Kaikki tarinat' }).first().click();
  await page.locator('#q').pressSequentially('kalasat');
  await expect(options.filter({ hasText: 'Fiksu Kalasatama' })).toBeVisible();

  // A place, by a touch; on a page the first script never saw.
  await page.goto(`${server.url}/sv/berattelser`);
  await page.locator('#q').pressSequentially('helsing');
  await options.filter({ hasText: /Helsingfors.*Kommun/ }).tap();
  await expect(page).toHaveURL(/municipality=091/);

  // Without a choice Enter searches for what was typed.
  await page.locator('#q').fill('kalasatama');
  await page.locator('#q').press('Enter');
  await expect(page).toHaveURL(/q=kalasatama/);
  await context.close();
});
