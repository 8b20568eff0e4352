import { expect, join, openCard, openContext, signIn, test, type Locale } from '../support/stage.ts';

/** The story as three people tell it, with the words a stranger will search by. */
const tellings: Record<
  Locale,
  {
    municipality: string;
    title: string;
    answers: [string, string, string, string, string];
    together: [string, string, string];
    searches: string[];
    published: string;
  }
> = {
  fi: {
    municipality: 'Helsinki',
    title: 'Kalasataman kokeilut',
    answers: [
      'Rakennamme älykästä kaupunginosaa satamaan.',
      'Oli pakko, mitään tällaista ei ollut ennen.',
      'Virastot, yritykset ja asukkaat sitoutuivat.',
      'Odotimme kaiken etenevän nopeammin.',
      'Pilotti tarvitsee omistajan.',
    ],
    together: ['Ääkköset säilyvät 🌊. ', 'Toinen kirjoittaa samaan aikaan. ', 'Kolmaskin ehtii mukaan. '],
    searches: ['kokeiluissa', 'Kalasatamassa', 'Helsingissä'],
    published: 'Tarina on kirjastossa.',
  },
  sv: {
    municipality: 'Helsingfors',
    title: 'Försöken i Fiskehamnen',
    answers: [
      'Vi bygger en smart stadsdel i hamnen.',
      'Vi var tvungna, inget liknande fanns.',
      'Ämbetsverk, företag och invånare engagerade sig.',
      'Vi väntade oss att allt skulle gå snabbare.',
      'En pilot behöver en ägare.',
    ],
    together: ['Åäö hålls 🌊. ', 'En annan skriver samtidigt. ', 'Den tredje hinner med. '],
    searches: ['försöket', 'stadsdelen', 'Helsingfors'],
    published: 'Berättelsen finns i biblioteket.',
  },
  en: {
    municipality: 'Helsinki',
    title: 'Experiments of Kalasatama',
    answers: [
      'We are building a smart district in a harbour.',
      'We had to; nothing like it had been built.',
      'Agencies, companies and residents committed.',
      'We expected things to move faster.',
      'A pilot needs an owner.',
    ],
    together: ['Letters keep 🌊. ', 'Another types at once. ', 'A third joins in. '],
    searches: ['experiment', 'pilots', 'Helsinki'],
    published: 'The story is in the library.',
  },
};
const questions = ['doing', 'dared', 'succeeded', 'failed', 'learned'] as const;

// English pages are asked for by the other journeys; `LOCALES=fi,sv,en` tells the whole story in it too.
const locales = (process.env['LOCALES'] ?? 'fi,sv').split(',') as Locale[];

for (const locale of locales) {
  test(`the story of Kalasatama, from the first scan to a stranger's screen (${locale})`, async ({
    browser,
    server,
    watch,
  }) => {
    const telling = tellings[locale];
    const contexts = {
      desk: await openContext(browser, 'desk', locale),
      wall: await openContext(browser, 'wall', locale),
      phones: [
        await openContext(browser, 'phone', locale),
        await openContext(browser, 'phone', locale),
        await openContext(browser, 'phone', locale),
      ],
      stranger: await openContext(browser, 'phone', locale, { javaScriptEnabled: false }),
    };
    const desk = await contexts.desk.newPage();
    watch(desk);

    // The facilitator opens a workshop, by the form.
    await signIn(desk, server.url);
    await desk.locator('a[href="/desk/new"]').click();
    await desk.locator('#title').fill(`Tarinapaja ${locale}`);
    await desk.locator('#municipality').fill(telling.municipality);
    await desk.locator('#municipality').blur();
    await desk.locator('#language').selectOption(locale);
    await desk.locator('#tables').fill('2');
    await desk.locator('form[method="post"] button.primary').click();
    await desk.waitForURL(/\/desk\/[0-9a-f-]{36}$/);
    const code = (await desk.getByTestId('join-code').textContent())?.trim() ?? '';
    expect(code).toMatch(/^[2-9A-Z]{6}$/);

    // The wall opens by its secret link alone, and forgets the secret from its address.
    const projectorUrl = (await desk.locator('a[href*="/p/"]').getAttribute('href')) ?? '';
    expect(projectorUrl).toContain('#');
    const wall = await contexts.wall.newPage();
    watch(wall);
    await wall.goto(projectorUrl);
    await expect(wall.getByRole('heading', { level: 1 })).toHaveText(`Tarinapaja ${locale}`);
    await expect(wall.locator('.code')).toHaveText(code);
    expect(new URL(wall.url()).hash).toBe('');

    // Three people join with their phones, at one table.
    const phones = await Promise.all(contexts.phones.map((context) => context.newPage()));
    const [first, second, third] = phones as [(typeof phones)[0], (typeof phones)[0], (typeof phones)[0]];
    for (const [index, phone] of phones.entries()) {
      watch(phone);
      await join(phone, server.url, code, { name: ['Aino', 'Björn', ''][index] ?? '', table: 1 });
    }
    await expect(wall.locator('.count')).toContainText('3');
    await expect(desk.locator('.person', { hasText: 'Aino' }).first()).toBeVisible();

    // All three type into the same card at once, one of them losing the network in the middle.
    const cards = await Promise.all(phones.map((phone) => openCard(phone, 'doing')));
    await cards[0]?.pressSequentially(telling.answers[0]);
    for (const card of cards) await expect(card).toHaveValue(telling.answers[0]);
    await Promise.all(
      cards.map(async (card, index) => {
        const words = telling.together[index] ?? '';
        await card.focus();
        await card.evaluate((element: HTMLTextAreaElement, where) => {
          const place = where === 0 ? 0 : where === 1 ? element.value.length : Math.floor(element.value.length / 2);
          element.setSelectionRange(place, place);
        }, index);
        if (index === 1) {
          await card.pressSequentially(words.slice(0, 8), { delay: 15 });
          await contexts.phones[1]?.setOffline(true);
          await card.pressSequentially(words.slice(8), { delay: 15 });
        } else await card.pressSequentially(words, { delay: 15 });
      }),
    );
    await expect(second.locator('[data-save="offline"]')).toBeVisible();
    // Offline, the second phone goes on in another card.
    const offlineCard = await openCard(second, 'dared');
    await offlineCard.pressSequentially(telling.answers[1]);
    await contexts.phones[1]?.setOffline(false);
    await expect(second.locator('[data-save="saved"]')).toBeVisible({ timeout: 30_000 });

    // Nobody's letters are lost or doubled: each text stands there whole or interleaved, letter for letter.
    const expected = [...telling.answers[0], ...telling.together.join('')].sort().join('');
    for (const card of cards) {
      await expect.poll(async () => [...(await card.inputValue())].sort().join('')).toBe(expected);
    }
    const texts = await Promise.all(cards.map((card) => card.inputValue()));
    expect(new Set(texts).size, 'all phones show the same text').toBe(1);

    // The other cards, each by somebody else at the same time.
    await Promise.all([
      openCard(first, 'succeeded').then((card) => card.pressSequentially(telling.answers[2])),
      openCard(second, 'failed').then((card) => card.pressSequentially(telling.answers[3])),
      openCard(third, 'learned').then((card) => card.pressSequentially(telling.answers[4])),
    ]);
    await first.locator('#tab-facts').click();
    await first.locator('textarea[data-field="title"]').pressSequentially(telling.title);
    await first.locator('#fact-stage').selectOption('practice');
    await first.locator('#fact-role').fill('ohjelmapäällikkö');

    // It grows on the wall while it is written.
    await expect(wall.getByText(telling.title)).toBeVisible();
    await expect(wall.locator('main')).not.toHaveClass(/large/);

    // Closing and reopening the browser, or scanning again, leads back to the same seat and text.
    const again = await contexts.phones[2]?.newPage();
    await third.close();
    await again?.goto(`${server.url}/j/${code}`);
    await again?.waitForURL('**/write');
    await expect(again?.locator('textarea[data-field="doing"]') ?? wall.locator('never')).toHaveValue(texts[0] ?? '');

    // Ready: both let it be published; one allows the name, one does not.
    await first.locator('#tab-finish').click();
    await first.locator('[name="publish-consent"]').first().check();
    await first.locator('[name="consent"]').first().check();
    await second.locator('#tab-finish').click();
    // Its network may have gone while the card was on its way: then the page is offered anew.
    const consent = second.locator('[name="publish-consent"]').first();
    const anew = second.locator('#panel-finish .told + button');
    await expect(consent.or(anew)).toBeVisible();
    if (await anew.isVisible()) {
      await anew.click();
      await second.locator('#tab-finish').click();
    }
    await consent.check();
    await second.locator('[name="consent"]').nth(1).check();
    await first.locator('section > button.primary').click();
    await expect(second.locator('.ready')).toBeVisible();

    // The facilitator publishes.
    const sheet = desk.locator('article.ready');
    await sheet.locator('button.primary').click();
    await expect(desk.getByRole('dialog')).toContainText('Aino');
    await expect(desk.getByRole('dialog')).not.toContainText('Björn');
    // The third said nothing by phone: asked in the room.
    await desk.getByRole('dialog').getByRole('checkbox').check();
    await desk.getByRole('dialog').locator('button.primary').click();
    await expect(desk.getByText(telling.published)).toBeAttached();
    await expect(sheet.locator('a')).toBeVisible();
    await expect(first.locator('a.button.primary')).toBeVisible();

    // A stranger finds it in inflected forms, without JavaScript, and reads it.
    const stranger = await contexts.stranger.newPage();
    watch(stranger);
    const home = { fi: '/', sv: '/sv', en: '/en' }[locale];
    for (const search of telling.searches) {
      await stranger.goto(server.url + home);
      await stranger.locator('#q').fill(search);
      await stranger.locator('search button').click();
      await expect(stranger.getByRole('link', { name: telling.title, exact: true }), search).toBeVisible();
    }
    await stranger.getByRole('link', { name: telling.title, exact: true }).click();
    await expect(stranger.getByRole('heading', { level: 1 })).toHaveText(telling.title);
    for (const [index, question] of questions.entries()) {
      if (index > 0) await expect(stranger.locator(`#${question}`)).toContainText(telling.answers[index] ?? '');
    }
    await expect(stranger.locator('#doing')).toContainText('🌊');
    await expect(stranger.locator('.byline').first()).toContainText('Aino');
    await expect(stranger.getByText('Björn')).toHaveCount(0);

    // Later edits of the draft do not touch what is published.
    const late = await openCard(first, 'failed');
    await late.pressSequentially('XYZZY');
    await expect(first.locator('[data-save="saved"]')).toBeVisible();
    await stranger.reload();
    await expect(stranger.getByText('XYZZY')).toHaveCount(0);

    await Promise.all([contexts.desk, contexts.wall, contexts.stranger, ...contexts.phones].map((c) => c.close()));
  });
}
