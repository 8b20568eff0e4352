import AxeBuilder from '@axe-core/playwright';
import type { BrowserContext, Locator, Page } from '@playwright/test';
import { alive, expect, join, makeWorkshop, openCard, openContext, signIn, test } from '../support/stage.ts';

/** Pictures of the wall in every phase go here, where somebody wants to look at them. */
const pictures = process.env['WALL_PICTURES'];

const axe = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual(
    [],
  );
};

/** Every word on the wall stands inside it, and is tall enough for ten metres (1/30 of the height), but for marks and corners. */
async function expectLegible(wall: Page): Promise<void> {
  const found = await wall.evaluate(() => {
    const least = innerHeight / 30;
    const outside: string[] = [];
    const small: string[] = [];
    for (const element of document.querySelectorAll('main *')) {
      const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
      if (!own || element.closest('.visually-hidden, [data-testid="reactions"]')) continue;
      const box = element.getBoundingClientRect();
      if (box.width === 0 || box.height === 0) continue;
      if (box.left < -1 || box.right > innerWidth + 1 || box.top < -1)
        outside.push(element.className || element.tagName);
      if (Number.parseFloat(getComputedStyle(element).fontSize) < least - 0.6) {
        small.push(`${element.className || element.tagName} ${getComputedStyle(element).fontSize}`);
      }
    }
    const scrolls = document.documentElement.scrollHeight > innerHeight + 1;
    return { outside, small, scrolls };
  });
  expect(found).toEqual({ outside: [], small: [], scrolls: false });
}

test('a whole agenda of ninety minutes: desk, remote, wall and six phones at three tables', async ({
  browser,
  launch,
  watch,
}) => {
  test.setTimeout(480_000);
  let server = await launch();
  const contexts: BrowserContext[] = [];
  const open = async (screen: 'desk' | 'wall' | 'phone'): Promise<Page> => {
    const context = await openContext(browser, screen);
    contexts.push(context);
    const page = await context.newPage();
    watch(page);
    return page;
  };
  const picture = async (name: string) => {
    if (pictures) await wall.screenshot({ path: `${pictures}/${name}.png` });
  };
  const phase = (page: Page, id: string): Locator => page.locator(`.strip[data-phase="${id}"]`);
  const everybodyIn = async (id: string) => {
    for (const phone of phones) await expect(phase(phone, id)).toBeVisible();
  };
  const scene = (name: string) => expect(wall.locator('main')).toHaveAttribute('data-scene', name);
  const next = (page: Page): Locator => page.getByTestId('next');

  /** Goes on without the clock, which the big button would start first. */
  const goOn = () => desk.getByRole('button', { name: /^Siirry seuraavaan/ }).click();

  const desk = await open('desk');
  await signIn(desk, server.url);
  const { id, code, projectorUrl, deskUrl } = await makeWorkshop(desk, server.url, {
    title: 'Kokeilijoiden aamupäivä',
    tables: 3,
  });

  await test.step('the agenda is edited by keyboard: writing lasts a minute here', async () => {
    await desk.goto(`${deskUrl}/agenda`);
    await alive(desk);
    const write = desk.locator('[data-phase="write"]');
    await write.locator('summary').press('Enter');
    await write.getByLabel('Minuuttia').fill('1');
    await write.getByLabel('Minuuttia').blur();
    await write.getByLabel('Muistiinpano itselle').fill('Muistuta kysymyksestä: mikä meni pieleen?');
    await desk.locator('#up-vote').press('Enter');
    await expect(desk.locator('#up-vote')).toBeFocused();
    await desk.locator('#down-vote').press('Enter');
    await axe(desk);
    await desk.getByRole('button', { name: 'Tallenna ohjelma' }).click();
    await expect(desk.getByText('Ohjelma on tallessa.')).toBeVisible();
    await desk.goto(deskUrl);
  });

  const wall = await open('wall');
  await wall.goto(projectorUrl);
  await scene('door');

  const phones: Page[] = [];
  await test.step('six phones arrive at three tables, and wave', async () => {
    for (const [index, name] of ['Aino', 'Björn', 'Ceija', 'Daavid', 'Elli', 'Farid'].entries()) {
      const phone = await open('phone');
      await join(phone, server.url, code, { name, table: (index % 3) + 1 });
      phones.push(phone);
    }
    await expect(wall.locator('.count')).toContainText('6');
    await expect(wall.locator('.arrived')).toContainText('Farid');
    await everybodyIn('arrive');
    await axe(wall);
    await expectLegible(wall);
    await picture('arrive');
    const [first] = phones as [Page];
    await first.getByRole('button', { name: 'Reagoi' }).click();
    await first.getByRole('button', { name: 'Taputus' }).click();
    await expect(wall.getByTestId('reactions')).toContainText('👏');
    await axe(first);
  });
  const [first, second, third, fourth, fifth, sixth] = phones as [Page, Page, Page, Page, Page, Page];

  const remote = await open('phone');
  await test.step('the facilitator’s phone becomes a remote, by the link for co-facilitators', async () => {
    await desk.getByText('Ohjaa puhelimella').click();
    await desk.getByRole('button', { name: 'Luo linkki' }).first().click();
    await expect(desk.getByRole('button', { name: 'Kopioi ohjauslinkki' })).toBeVisible();
    const coUrl = await desk.evaluate(async (workshop) => {
      const response = await fetch(`/api/v1/workshops/${workshop}/co-facilitators`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ wanted: true }),
      });
      return ((await response.json()) as { coUrl: string }).coUrl;
    }, id);
    await remote.goto(coUrl);
    await remote.waitForURL('**/remote');
    await expect(remote.getByRole('heading', { name: 'Saapuminen' })).toBeVisible();
    await axe(remote);
  });

  await test.step('warming up: the dare-o-meter, then words', async () => {
    await next(remote).click();
    await everybodyIn('before');
    await scene('activity');
    for (const [index, phone] of phones.entries()) {
      await phone.getByLabel(String((index % 3) + 1), { exact: true }).check();
    }
    await expect(wall.locator('.dare .people')).toContainText('6');
    await expect(wall.locator('[data-series="before"].column').first()).toContainText('2');
    await axe(first);
    await axe(wall);
    await expectLegible(wall);
    await picture('dare-before');

    await desk.keyboard.press('n');
    // Before it runs, the same key would start it.
    await expect(desk.getByRole('timer')).toHaveAttribute('data-state', 'running');
    await desk.keyboard.press(' ');
    await expect(desk.getByRole('timer')).toHaveAttribute('data-state', 'paused');
    await desk.keyboard.press(' ');
    await expect(desk.getByRole('timer')).toHaveAttribute('data-state', 'running');
    await desk.keyboard.press('m');
    await expect(desk.getByRole('timer')).toContainText('4:5');
    await desk.locator('.agenda').getByRole('button', { name: 'Sanapilvi' }).click();
    await everybodyIn('words');
    await first.getByLabel('Sana 1').fill('rohkeus');
    await first.getByRole('button', { name: 'Lähetä' }).click();
    await second.getByLabel('Sana 1').fill('rohkeutta');
    await second.getByLabel('Sana 2').fill('vapaus');
    await second.getByRole('button', { name: 'Lähetä' }).click();
    await third.getByLabel('Sana 1').fill('perkeleen hallinto');
    await third.getByRole('button', { name: 'Lähetä' }).click();
    // Inflected, they are one word; a rude one waits for the desk.
    await expect(wall.locator('.words li').filter({ hasText: /^rohkeus 2$/ })).toBeVisible();
    await expect(wall.locator('.words')).not.toContainText('perkele');
    await expect(desk.getByText('perkeleen hallinto')).toBeVisible();
    await desk.getByRole('button', { name: 'Poista', exact: true }).click();
    await expect(desk.getByText('perkeleen hallinto')).toBeHidden();
    await expectLegible(wall);
    await picture('words');
  });

  await test.step('writing, with a latecomer, somebody who leaves, a call for help, a look up', async () => {
    await goOn();
    await everybodyIn('write');
    await scene('tables');
    await expect(desk.getByText('Muistuta kysymyksestä')).toBeVisible();
    for (const [phone, text] of [
      [first, 'Avasimme kirjaston kauppaan.'],
      [second, 'Kävelimme kouluun porukalla.'],
      [third, 'Annoimme nuorten päättää rahasta.'],
    ] as const) {
      await (await openCard(phone, 'doing')).pressSequentially(text);
    }
    await next(desk).click();
    for (const phone of phones) await expect(phone.getByRole('timer')).toBeVisible();

    const late = await open('phone');
    await join(late, server.url, code, { name: 'Myöhäinen' });
    phones.push(late);
    await sixth.locator('#tab-finish').click();
    sixth.once('dialog', (dialog) => void dialog.accept());
    await sixth.getByRole('button', { name: 'Poistu pöydästä' }).click();
    await sixth.waitForURL(`**/j/${code}`);
    phones.splice(phones.indexOf(sixth), 1);
    await expect(wall.locator('.tables')).toContainText('Avasimme kirjaston kauppaan.');

    await second.getByRole('button', { name: 'Pyydä apua pöytään' }).click();
    await first.getByRole('button', { name: 'Nosta käsi' }).click();
    await expect(desk.locator('.help')).toContainText('Pöytä 2');
    await expect(desk.getByRole('button', { name: 'Merkitse nähdyksi: Aino, Pöytä 1' })).toBeVisible();
    await desk.getByRole('button', { name: 'Apu annettu: Pöytä 2' }).click();
    await expect(second.getByRole('button', { name: 'Pyydä apua pöytään' })).toBeVisible();
    await axe(desk);

    await remote.getByRole('button', { name: 'Katseet ylös' }).click();
    for (const phone of phones) await expect(phone.getByRole('heading', { name: 'Katse ylös' })).toBeVisible();
    await axe(first);
    await remote.getByRole('button', { name: 'Puhelimet takaisin' }).click();
    for (const phone of phones) await expect(phone.getByRole('heading', { name: 'Katse ylös' })).toBeHidden();
    await picture('write');
    await expectLegible(wall);
  });

  await test.step('a person is moved, and nothing of the text is lost', async () => {
    const sheet = desk.getByTestId('table-3');
    await (await openCard(fifth, 'dared')).pressSequentially('Ennen siirtoa.');
    await desk.getByTestId('table-2').getByText('Henkilöt ja pöytä').click();
    await desk.getByLabel('Siirrä Elli pöytään').selectOption({ label: 'Pöytä 3' });
    await expect(sheet).toContainText('Elli');
    await expect(fifth.getByText('Sinut siirrettiin pöytään 3.', { exact: false })).toBeVisible();
    await expect(await openCard(fifth, 'doing')).toHaveValue('Annoimme nuorten päättää rahasta.');
    await expect(await openCard(second, 'dared')).toHaveValue('Ennen siirtoa.');
    await (await openCard(fifth, 'dared')).pressSequentially('Siirron jälkeen.');
    await expect(await openCard(third, 'dared')).toHaveValue('Siirron jälkeen.');
  });

  await test.step('the server is started again in the middle of the phase', async () => {
    const before = await desk.getByRole('timer').getAttribute('aria-label');
    expect(before).toContain('Aikaa jäljellä');
    server = await server.restart();
    for (const page of [desk, wall, ...phones]) await page.evaluate(() => dispatchEvent(new Event('online')));
    await expect(phase(first, 'write')).toBeVisible();
    await (await openCard(first, 'failed')).pressSequentially('Hyllyt jäivät tyhjiksi.');
    // Whoever was cut off comes back within half a minute.
    await expect(wall.locator('.tables')).toContainText('Hyllyt jäivät tyhjiksi.', { timeout: 45_000 });
    await expect(desk.getByTestId('table-3')).toContainText('Elli');
  });

  await test.step('time runs out: writing ends on all phones, a minute more opens it again', async () => {
    await expect(first.getByRole('timer')).toHaveAttribute('data-warning', 'over', { timeout: 75_000 });
    const field = await openCard(first, 'failed');
    await expect(field).toHaveAttribute('readonly', '');
    await picture('time-over');
    await desk.keyboard.press('m');
    await expect(field).not.toHaveAttribute('readonly', '');
    await field.press('End');
    await field.pressSequentially(' Vielä tämä.');
    await expect(wall.locator('.tables')).toContainText('Vielä tämä.');
  });

  await test.step('reading aloud, answer by answer, from the remote; one card forward; texts hidden and revealed', async () => {
    await next(desk).click();
    await everybodyIn('read');
    await scene('reading');
    await expect(first.getByText('Nyt ei kirjoiteta.', { exact: false })).toBeVisible();
    await expect(wall.getByRole('heading', { level: 2 })).toContainText('Pöytä 1');
    await picture('read-title');
    await remote.getByRole('button', { name: 'Eteenpäin' }).click();
    await expect(wall.locator('.answer')).toContainText('Avasimme kirjaston kauppaan.');
    await axe(wall);
    await expectLegible(wall);
    await picture('read');
    await wall.keyboard.press('ArrowRight');
    // What nobody answered is passed over.
    await expect(wall.locator('.answer')).toContainText('Hyllyt jäivät tyhjiksi. Vielä tämä.');
    await desk.getByTestId('table-2').getByRole('button', { name: 'Nosta esiin: Mitä teemme?' }).click();
    await expect(wall.locator('.answer')).toContainText('Kävelimme kouluun porukalla.');
    await desk.getByTestId('table-2').getByRole('button', { name: 'Nosta esiin', exact: true }).click();
    await scene('spotlight');
    await picture('spotlight');
    await desk.getByRole('button', { name: 'Piilota tekstit muilta' }).click();
    await expect(wall.getByText('Teksti paljastetaan myöhemmin')).toBeVisible();
    await desk.getByRole('button', { name: 'Paljasta tekstit' }).click();
    await expect(wall.locator('article')).toContainText('Kävelimme kouluun porukalla.');
    await wall.reload();
    await scene('spotlight');
    await expect(wall.locator('article')).toContainText('Kävelimme kouluun porukalla.');
  });

  await test.step('a person is taken out: every screen of theirs ends, and the browser does not come back in', async () => {
    const removed = fourth;
    const twin = await removed.context().newPage();
    await twin.goto(`${server.url}/j/${code}/write`);
    await expect(phase(twin, 'read')).toBeVisible();
    await desk.getByTestId('table-1').getByText('Henkilöt ja pöytä').click();
    await desk.getByTestId('table-1').getByRole('group', { name: 'Daavid' }).getByText('Poista pajasta').click();
    for (const page of [removed, twin]) await page.waitForURL(`**/j/${code}`);
    await removed.locator('form button.primary').click();
    await expect(removed.getByText('Fasilitaattori on poistanut sinut', { exact: false })).toBeVisible();
    phones.splice(phones.indexOf(removed), 1);
  });

  await test.step('voting: a wrong vote undone, none for one’s own, secret until shown, a tie told', async () => {
    await goOn();
    await everybodyIn('vote');
    await scene('activity');
    const give = (phone: Page, table: string) => phone.getByRole('button', { name: `Lisää piste: ${table}` }).click();
    await expect(first.getByRole('button', { name: 'Lisää piste: Pöytä 1' })).toHaveCount(0);
    await give(first, 'Pöytä 2');
    await expect(first.getByText('2 pistettä jäljellä')).toBeVisible();
    await first.getByRole('button', { name: 'Kumoa viimeisin' }).click();
    await expect(first.getByText('3 pistettä jäljellä')).toBeVisible();
    for (let dot = 0; dot < 3; dot++) {
      await give(first, 'Pöytä 3');
      await expect(first.getByTestId('laid').last()).toHaveText(String(dot + 1));
    }
    await expect(first.getByText('Kaikki pisteet annettu.', { exact: false })).toBeVisible();
    await give(third, 'Pöytä 1');
    await expect(third.getByText('2 pistettä jäljellä')).toBeVisible();
    await desk.locator('.sheet input[type=number]').first().fill('2');
    await desk.locator('.sheet input[type=number]').first().blur();
    await expect(wall.locator('.vote .people')).toContainText('3');
    await expect(wall.locator('.vote .dots')).toHaveCount(0);
    await axe(first);
    await picture('vote-secret');
    await desk.getByRole('button', { name: 'Näytä tulos' }).click();
    await expect(wall.locator('.vote li')).toHaveCount(3);
    await expect(wall.locator('.vote .tied')).toHaveCount(2);
    await axe(wall);
    await expectLegible(wall);
    await picture('vote-result');
    // A reload in the middle keeps what one gave.
    await first.reload();
    await expect(first.getByTestId('laid').last()).toHaveText('3');
  });

  await test.step('questions: approved first, then backed', async () => {
    await goOn();
    await everybodyIn('questions');
    await first.getByLabel('Kysymyksesi').fill('Kuka maksoi?');
    await first.getByRole('button', { name: 'Kysy', exact: true }).click();
    await expect(first.getByText('Odottaa hyväksyntää')).toBeVisible();
    await expect(second.getByText('Kuka maksoi?')).toBeHidden();
    await desk.getByRole('button', { name: 'Hyväksy' }).click();
    await second.getByRole('button', { name: 'Kannata: Kuka maksoi?' }).click();
    await expect(wall.locator('.questions .votes')).toContainText('1');
    await axe(second);
    await expectLegible(wall);
    await picture('questions');
  });

  await test.step('the dare-o-meter again, before and after side by side', async () => {
    await goOn();
    await everybodyIn('after');
    for (const phone of phones) await phone.getByLabel('5', { exact: true }).check();
    await expect(wall.locator('[data-series="after"].column').last()).toContainText(String(phones.length));
    // Of the two who said 1 before, one was taken out since, and what they gave with them.
    await expect(wall.locator('[data-series="before"].column').first()).toContainText('1');
    await axe(wall);
    await expectLegible(wall);
    await picture('dare-after');
  });

  await test.step('two desks agree; a step from one that was behind is told', async () => {
    const other = await (contexts[0] as BrowserContext).newPage();
    watch(other);
    await other.goto(deskUrl);
    await expect(other.locator('[aria-current="step"]')).toContainText('Rohkeusmittari');
    await other.getByRole('button', { name: 'Edellinen vaihe' }).click();
    await expect(desk.locator('.now h2')).toHaveText('Kysymykset');
    await expect(desk.locator('[aria-current="step"] ~ li')).toHaveCount(1);
    await other.close();
  });

  await test.step('closing: thanks, and the way to the story', async () => {
    await desk.getByRole('button', { name: 'Päätä tarinapaja' }).click();
    for (const phone of phones) await expect(phone.getByTestId('closing')).toBeVisible();
    const link = (await first.getByTestId('closing').getByRole('link').getAttribute('href')) ?? '';
    await axe(first);
    const later = await open('phone');
    await later.goto(link);
    await expect(later.getByRole('heading', { name: 'Tarinaa ei ole vielä julkaistu' })).toBeVisible();
    await axe(later);
    await picture('closed');
  });

  for (const context of contexts) await context.close();
});
