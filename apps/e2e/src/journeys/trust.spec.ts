import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/axe.ts';
import { saving } from '../support/phones.ts';
import { expect, join, makeWorkshop, openCard, openContext, signIn, test, type Locale } from '../support/stage.ts';
import { turnOnCodes } from '../support/turn-on-codes.ts';

const front: Readonly<Record<Locale, string>> = { fi: '/', sv: '/sv', en: '/en' };
const answers: Readonly<Record<Locale, string>> = {
  fi: 'Soita Matti Virtaselle, 040 123 4567, hänen tunnuksensa on 131052-308T.',
  sv: 'Ring Matti Virtanen, 040 123 4567, hans beteckning är 131052-308T.',
  en: 'Call Matti Virtanen, 040 123 4567, his code is 131052-308T.',
};

/** In its language, accessible, and no wider than the screen. */
async function expectGood(page: Page, locale: Locale, what: string): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', locale);
  await expectAccessible(page, `${what} (${locale})`);
  const tooWide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect([what, locale, tooWide]).toEqual([what, locale, 0]);
}

test('what trust stands on is accessible in each language: notices, sign-in, account, organisation, service, consent', async ({
  browser,
  launch,
}) => {
  const { url } = await launch();
  const owner = await openContext(browser, 'desk');
  const desk = await owner.newPage();
  await signIn(desk, url);
  await turnOnCodes(desk, url);
  const [organisation = ''] =
    /\/desk\/organisations\/[0-9a-zA-Z-]+/.exec(await (await desk.request.get(`${url}/desk/account`)).text()) ?? [];
  for (const locale of ['fi', 'sv', 'en'] as const) {
    const lent = await openContext(browser, 'phone', locale);
    const phone = await lent.newPage();
    await phone.goto(url + front[locale]);
    const links = await phone
      .locator('footer a')
      .evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''));
    const notices = links.slice(-5, -1);
    expect(notices.join(' ')).toMatch(/licens|licence|lisenssi/);
    for (const path of [...notices, '/desk/sign-in', '/desk/sign-in/link', '/desk/sign-in/help', '/later', '/own']) {
      await phone.goto(url + path);
      await expectGood(phone, locale, path);
    }

    // The account, its organisation and the service, in the language that was chosen.
    await owner.addCookies([{ name: 'uskalla_locale', value: locale, url }]);
    for (const path of ['/desk/account', organisation, `${organisation}/log`, '/desk/service', '/desk/service/log']) {
      await desk.goto(url + path);
      await desk.locator('details').evaluateAll((all) => all.forEach((each) => each.setAttribute('open', '')));
      await expectGood(desk, locale, path);
    }
    for (const path of ['/desk/service/notices', '/desk/service/feedback']) {
      await desk.goto(url + path);
      await expectGood(desk, locale, path);
    }

    // A writer is told what is kept, says yes, and has a link of their own; the desk is shown whom the text tells of.
    const made = await makeWorkshop(desk, url, { title: 'Luottamus', language: locale, tables: 1 });
    await phone.goto(made.joinUrl);
    await expectGood(phone, locale, 'joining');
    await join(phone, url, made.code, { name: 'Aino' });
    for (const question of ['doing', 'dared', 'succeeded', 'failed', 'learned'])
      await (await openCard(phone, question)).fill(answers[locale]);
    await phone.locator('#tab-finish').click();
    await phone.getByRole('radio').first().focus();
    await phone.keyboard.press('Space');
    await expect(saving(phone, 'saved')).toBeVisible();
    await expectGood(phone, locale, 'consent');
    const mail = decodeURIComponent((await phone.locator('a[href^="mailto:"]').getAttribute('href')) ?? '');
    await phone.goto(/http\S+\/own#\S+/.exec(mail)?.[0] ?? '');
    await expect(phone.locator('main button').first()).toBeVisible();
    await expectGood(phone, locale, 'own');
    await desk.goto(made.deskUrl);
    await desk.locator('article footer button').first().click();
    await expect(desk.getByRole('dialog').locator('mark').first()).toBeVisible();
    await expectGood(desk, locale, 'publishing');
    await lent.close();
  }
  await owner.close();
});
