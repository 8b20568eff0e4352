import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { join, makeWorkshop, openCard, openContext, signIn, test, type Locale } from '../support/stage.ts';

const all = process.env['ALL'] === '1';
const folder = process.env['PICTURES'] ?? fileURLToPath(new URL('../../../../docs/pictures', import.meta.url));
mkdirSync(folder, { recursive: true });

const runs: { locale: Locale; theme: 'light' | 'dark' }[] = all
  ? [
      { locale: 'fi', theme: 'light' },
      { locale: 'fi', theme: 'dark' },
      { locale: 'sv', theme: 'light' },
      { locale: 'en', theme: 'light' },
    ]
  : [{ locale: 'fi', theme: 'light' }];

const story: Record<string, string> = {
  doing:
    'Rakennamme hiipuvalle satama-alueelle älykästä kaupunginosaa. Kokeilemme uusia palveluja yhdessä asukkaiden kanssa, pienesti ja nopeasti. Jokaisella kokeilulla on paikka, aika ja joukko oikeita käyttäjiä, ja lopuksi katsomme yhdessä, mitä jäi käteen.',
  dared: 'Oli pakko: mitään tällaista ei ollut rakennettu ennen.',
  succeeded: 'Sitoutuminen. Virastot, yritykset, tutkijat ja asukkaat ovat kaikki mukana.',
  failed: 'Odotimme, että asiat etenisivät nopeammin.',
  learned: '',
};

for (const { locale, theme } of runs) {
  test(`pictures ${locale} ${theme}`, async ({ browser, server }) => {
    const suffix = all ? `-${locale}-${theme}` : '';
    const shoot = (page: Page, name: string, fullPage = false) =>
      page.screenshot({ path: `${folder}/${name}${suffix}.png`, fullPage });
    const open = (screen: 'phone' | 'desk' | 'wall') => openContext(browser, screen, locale, { colorScheme: theme });
    const home = { fi: '', sv: '/sv', en: '/en' }[locale];

    const desk = await (await open('desk')).newPage();
    await desk.goto(`${server.url}${home || '/'}`);
    await shoot(desk, 'library', all);
    await desk.locator('.stories a').first().click();
    await shoot(desk, 'story', all);
    await desk.goto(`${server.url}${home}/${{ fi: 'tarinat', sv: 'berattelser', en: 'stories' }[locale]}?q=zzz`);
    if (all) await shoot(desk, 'stories');
    await signIn(desk, server.url);
    if (all) await shoot(desk, 'desk-list');
    await desk.goto(`${server.url}/desk/new`);
    if (all) await shoot(desk, 'desk-new');

    const workshop = await makeWorkshop(desk, server.url, {
      title: 'Uskalla kokeilla -tarinapaja',
      language: locale,
      tables: 4,
    });
    const wall = await (await open('wall')).newPage();
    await wall.goto(workshop.projectorUrl);

    const phone = await (await open('phone')).newPage();
    await phone.goto(workshop.joinUrl);
    await shoot(phone, 'join');
    await join(phone, server.url, workshop.code, { name: 'Aino', table: 1 });
    const names = ['Björn', 'Inkeri', 'Kalle', 'Sanelma', 'Ville', 'Mirja'];
    const others: Page[] = [];
    for (const [index, name] of names.entries()) {
      const other = await (await open('phone')).newPage();
      await join(other, server.url, workshop.code, { name, table: (index % 4) + 1 });
      others.push(other);
    }
    await wall.waitForTimeout(500);
    await shoot(wall, 'wall-arrival');

    for (const [question, text] of Object.entries(story)) {
      if (text === '') continue;
      await (await openCard(phone, question)).fill(text);
    }
    await phone.locator('#tab-facts').click();
    await phone.locator('textarea[data-field="title"]').fill('Pilotti tarvitsee omistajan');
    await phone.waitForTimeout(400);
    if (all) await shoot(phone, 'facts');
    const second = await openCard(others[1] as Page, 'doing');
    await second.fill('Yhteinen keittiö avasi ovensa koko kylälle kerran viikossa.');
    const third = await openCard(others[2] as Page, 'failed');
    await third.fill('Unohdimme allergiat ja siivouksen.');
    const mate = await openCard(others[0] as Page, 'doing');
    await mate.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(60, 60));
    await mate.press('ArrowRight');
    await openCard(phone, 'doing');
    await phone.locator('textarea[data-field="doing"]').focus();
    await phone.waitForTimeout(500);
    await shoot(phone, 'writing');
    if (all) {
      await phone.setViewportSize({ width: 360, height: 430 });
      await shoot(phone, 'writing-keyboard');
      await phone.setViewportSize({ width: 360, height: 740 });
      await phone.locator('#tab-finish').click();
      await shoot(phone, 'finish', true);
    }
    await shoot(wall, 'wall-writing');
    await desk.goto(workshop.deskUrl);
    await desk.waitForTimeout(500);
    await shoot(desk, 'desk');
    if (all) {
      await desk.locator('article button').first().click();
      await shoot(desk, 'publish');
    }
  });
}
