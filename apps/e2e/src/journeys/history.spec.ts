import AxeBuilder from '@axe-core/playwright';
import { layTable, saving } from '../support/phones.ts';
import { expect, openCard, test } from '../support/stage.ts';

test('what somebody deleted is found on the slider, restored for all to see, and taken back again', async ({
  browser,
  server,
  watch,
}) => {
  const table = await layTable(browser, server, 'Historia');
  const [aino, ben] = [await table.sit('Aino'), await table.sit('Ben')];
  const { desk } = table;
  for (const page of [desk, aino.page, ben.page]) watch(page);

  const written = await openCard(aino.page, 'failed');
  await written.fill('Odotimme nopeampaa, ja lupa viipyi.');
  await expect(saving(aino.page, 'saved')).toBeVisible();
  const seen = await openCard(ben.page, 'failed');
  await expect(seen).toHaveValue('Odotimme nopeampaa, ja lupa viipyi.');
  await seen.fill('');
  await expect(saving(ben.page, 'saved')).toBeVisible();
  await expect(written).toHaveValue('');

  await desk.goto(server.url + '/desk');
  await desk.getByRole('link', { name: 'Historia' }).click();
  await desk.getByRole('button', { name: 'Historia…' }).click();
  const dialog = desk.getByRole('dialog');
  const slider = dialog.getByRole('slider');
  await expect(slider).toHaveAttribute('aria-valuetext', /^\d\d?\.\d\d, Ben$/);
  await expect(dialog.locator('del')).toContainText('Odotimme nopeampaa');
  const { violations } = await new AxeBuilder({ page: desk }).include('dialog').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);

  // By keyboard alone, as one can.
  await slider.focus();
  await desk.keyboard.press('ArrowLeft');
  await expect(slider).toHaveAttribute('aria-valuetext', /^\d\d?\.\d\d, Aino$/);
  await expect(dialog.locator('ins')).toContainText('Odotimme nopeampaa');
  await dialog.getByRole('button', { name: 'Palauta tämä versio' }).click();
  await expect(dialog.getByRole('status')).toContainText('Teksti on taas');
  for (const field of [written, seen]) await expect(field).toHaveValue('Odotimme nopeampaa, ja lupa viipyi.');

  await expect(dialog.getByRole('button', { name: 'Kumoa palautus' })).toBeFocused();
  await desk.keyboard.press('Enter');
  await expect(written).toHaveValue('');
  await expect(slider).toBeFocused();
  await desk.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('the facts of the story are there at each moment, by their names', async ({ browser, server, watch }) => {
  const table = await layTable(browser, server, 'Tiedot');
  const { desk } = table;
  const [aino, ben] = [(await table.sit('Aino')).page, (await table.sit('Ben')).page];
  for (const page of [desk, aino, ben]) watch(page);
  for (const [page, stage, municipality] of [
    [aino, 'underway', 'Kuusamo'],
    [ben, 'practice', 'Raasepori'],
  ] as const) {
    await page.locator('#tab-facts').click();
    await page.locator('#fact-stage').selectOption(stage);
    await page.getByLabel('Kunta').fill(municipality);
    await page.getByLabel('Kunta').press('Tab');
    await expect(saving(page, 'saved')).toBeVisible();
  }
  await desk.goto(server.url + '/desk');
  await desk.getByRole('link', { name: 'Tiedot' }).click();
  await desk.getByRole('button', { name: 'Historia…' }).click();
  const facts = desk.getByRole('dialog').locator('dl.facts');
  const changed = (tag: 'ins' | 'del') => facts.locator(tag).allInnerTexts();
  await expect.poll(() => changed('ins').then(String)).toMatch(/Raasepori.*Vakiintui käytännöksi/s);
  await expect.poll(() => changed('del').then(String)).toMatch(/Kuusamo.*Käynnissä/s);
  await desk.getByRole('slider').focus();
  await desk.keyboard.press('ArrowLeft');
  await expect.poll(() => changed('ins').then(String)).toMatch(/Kuusamo.*Käynnissä/s);
});
