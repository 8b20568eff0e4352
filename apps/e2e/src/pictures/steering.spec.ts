import { mkdirSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { join, makeWorkshop, openCard, openContext, signIn, test, type Locale } from '../support/stage.ts';

/** Desk, remote and phones in the phases of an agenda, to be looked at. */
const folder = process.env['PICTURES'] ?? 'pictures';
mkdirSync(folder, { recursive: true });
const runs: { locale: Locale; theme: 'light' | 'dark' }[] =
  process.env['ALL'] === '1'
    ? [
        { locale: 'fi', theme: 'light' },
        { locale: 'fi', theme: 'dark' },
        { locale: 'sv', theme: 'light' },
        { locale: 'en', theme: 'light' },
      ]
    : [{ locale: 'fi', theme: 'light' }];

for (const { locale, theme } of runs) {
  test(`steering ${locale} ${theme}`, async ({ browser, server }) => {
    const open = async (screen: 'phone' | 'desk' | 'wall') =>
      (await openContext(browser, screen, locale, { colorScheme: theme })).newPage();
    const shoot = (page: Page, name: string, fullPage = false) =>
      page.screenshot({ path: `${folder}/${name}-${locale}-${theme}.png`, fullPage });
    const desk = await open('desk');
    await signIn(desk, server.url);
    const made = await makeWorkshop(desk, server.url, {
      title: 'Kokeilijoiden aamupäivä',
      language: locale,
      tables: 3,
    });
    const phones: Page[] = [];
    for (const [index, name] of ['Aino', 'Björn', 'Ceija', 'Daavid'].entries()) {
      const phone = await open('phone');
      await join(phone, server.url, made.code, { name, table: (index % 3) + 1 });
      phones.push(phone);
    }
    const [first, second] = phones as [Page, Page];
    await (
      await openCard(first, 'doing')
    ).fill('Avasimme kirjaston kyläkauppaan: kaksi hyllyä, palautuslaatikko ja lainausautomaatti.');
    await (await openCard(second, 'doing')).fill('Kävelimme kouluun yhdessä.');
    await desk.goto(made.deskUrl);
    await desk.locator('iframe').waitFor();
    const remote = await open('phone');
    await remote.context().addCookies(await desk.context().cookies());
    const go = async (id: string) => {
      await desk
        .locator('.agenda li button')
        .nth(id === 'before' ? 1 : id === 'words' ? 2 : id === 'write' ? 3 : id === 'vote' ? 5 : 6)
        .click();
      await first.locator(`.strip[data-phase="${id}"]`).waitFor();
    };
    await shoot(first, 'phone-arrive');
    await go('before');
    await first.locator('label', { hasText: '4' }).first().click();
    await shoot(first, 'phone-dare');
    await go('words');
    await shoot(first, 'phone-words');
    await go('write');
    await desk.keyboard.press('n');
    await first.getByRole('timer').waitFor();
    await shoot(first, 'phone-write');
    await first.setViewportSize({ width: 360, height: 400 });
    await shoot(first, 'phone-write-keyboard');
    await first.setViewportSize({ width: 360, height: 740 });
    await second.locator('.signals button').nth(1).click();
    await first.locator('.signals button').first().click();
    await first.locator('.signals button').nth(2).click();
    await shoot(first, 'phone-signals');
    await desk.locator('.help').waitFor();
    await shoot(desk, 'desk');
    await shoot(desk, 'desk-whole', true);
    await remote.goto(`${made.deskUrl}/remote`);
    await remote.locator('.next').waitFor();
    await shoot(remote, 'remote', true);
    await go('vote');
    await first.locator('[data-testid="laid"]').first().waitFor();
    await shoot(first, 'phone-vote');
    await shoot(desk, 'desk-vote');
    await desk.goto(`${made.deskUrl}/agenda`);
    await desk.locator('[data-phase="vote"] summary').click();
    await shoot(desk, 'agenda', true);
    await desk.goto(made.deskUrl);
    await desk.locator('iframe').waitFor();
    await desk.keyboard.press('u');
    await first.locator('dialog').waitFor();
    await shoot(first, 'phone-look-up');
    await desk.keyboard.press('u');
    await desk.getByTestId('end').click();
    await first.getByTestId('closing').waitFor();
    await shoot(first, 'phone-closing');
    await desk.goto(`${made.deskUrl}/print`);
    await shoot(desk, 'print', true);
  });
}
