import { mkdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { layTable, saving } from '../support/phones.ts';
import { openCard, test } from '../support/stage.ts';

const folder = process.env['PICTURES'] ?? 'test-results/pictures';
mkdirSync(folder, { recursive: true });

const text =
  'Avasimme kylän yhteisen keittiön kerran viikossa. Ensin tuli kahdeksan, sitten neljäkymmentä, ja lopulta ruokaa piti jakaa vuoroissa.';

/** Looked at when phones' states change; no picture of the README. */
const runs = [
  { locale: 'fi', theme: 'light' },
  { locale: 'fi', theme: 'dark' },
  { locale: 'sv', theme: 'light' },
  { locale: 'en', theme: 'light' },
] as const;
for (const { locale, theme } of process.env['ALL'] === '1' ? runs : []) {
  test(`what a phone says of its text, ${locale} ${theme}`, async ({ browser, server }) => {
    const shoot = (page: Page, name: string) => page.screenshot({ path: `${folder}/${name}-${locale}-${theme}.png` });
    const table = await layTable(browser, server, 'Uskalla kokeilla -tarinapaja', { locale, theme });
    const { page, context } = await table.sit('Aino');
    let isHolding = false;
    await page.routeWebSocket(/\/collab\//, (socket) => {
      const upstream = socket.connectToServer();
      upstream.onMessage((message) => {
        if (!(isHolding && message[0] === 4)) socket.send(message);
      });
    });
    await page.reload();
    const card = await openCard(page, 'doing');
    await card.fill(text);
    await saving(page, 'saved').click();
    await shoot(page, 'phone-saved');
    await saving(page, 'saved').click();
    isHolding = true;
    await card.press('End');
    await card.pressSequentially(' Kaikki mahtuivat.');
    await shoot(page, 'phone-waiting');
    await saving(page, 'late').click();
    await shoot(page, 'phone-late');
    isHolding = false;
    await context.setOffline(true);
    await saving(page, 'offline').waitFor();
    await shoot(page, 'phone-offline');
    await card.pressSequentially(' Siivous unohtui, ja siitä saimme kuulla koko seuraavan viikon.');
    await page.locator('#tab-facts').click();
    await page.locator('#fact-time').fill('syksy 2024');
    await page.locator('#fact-municipality').fill('Lieksa');
    await page.locator('#fact-municipality').press('Tab');
    await table.setStatus('closed');
    await context.setOffline(false);
    await page.locator('[data-held="only"]').waitFor({ timeout: 60_000 });
    await openCard(page, 'doing');
    await shoot(page, 'phone-held');
    await saving(page, 'only-here').click();
    await shoot(page, 'phone-held-told');
    await saving(page, 'only-here').click();
    await table.setStatus('open');
    await page.locator('[data-held="landed"]').waitFor({ timeout: 60_000 });
    await shoot(page, 'phone-landed');
    await page.locator('[data-held="landed"] .actions button').first().click();
    await page.locator('#tab-finish').click();
    await page.locator('.leave').last().scrollIntoViewIfNeeded();
    await shoot(page, 'phone-finish-end');
    await table.setStatus('closed');
    await page.reload();
    await saving(page, 'saved').waitFor();
    await shoot(page, 'phone-readonly');
    const { desk } = table;
    await desk.goto(server.url + '/desk');
    await desk.getByRole('link', { name: 'Uskalla kokeilla -tarinapaja' }).first().click();
    await desk.getByRole('button', { name: /^(Historia|Historik|History)…/ }).click();
    await desk.getByRole('dialog').getByRole('slider').waitFor();
    await desk.waitForTimeout(500);
    await shoot(desk, 'desk-history');
    await desk.locator('dl.facts').scrollIntoViewIfNeeded();
    await shoot(desk, 'desk-history-facts');
  });
}
