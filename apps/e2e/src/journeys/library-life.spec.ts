import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import {
  expect,
  makeWorkshop,
  openCard,
  openContext,
  signIn,
  sizes,
  test,
  type MadeWorkshop,
} from '../support/stage.ts';

const monthsLater = fileURLToPath(new URL('../support/months-later.mjs', import.meta.url));
const questions = ['doing', 'dared', 'succeeded', 'failed', 'learned'] as const;

/** Asks the API from a page, as its browser. */
const ask = <T>(page: Page, path: string, body: object = {}) =>
  page.evaluate(
    async ([address, text]) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(address, { method: 'POST', headers, body: text });
      return (await response.json()) as unknown;
    },
    [path, JSON.stringify(body)] as const,
  ) as Promise<T>;

/** Five answers written on a phone, published from the desk. @returns the story's path */
async function tell(desk: Page, phone: Page, made: Pick<MadeWorkshop, 'code'>, title: string): Promise<string> {
  const url = new URL(desk.url()).origin;
  await phone.goto(`${url}/j/${made.code}`);
  const joined = await ask<{ drafts: { id: string }[] }>(phone, `/api/v1/workshops/${made.code}/participants`);
  await phone.goto(`${url}/j/${made.code}/write`);
  await expect(phone.locator('[data-save="saved"]')).toBeVisible();
  for (const question of questions) await (await openCard(phone, question)).fill(`${title}, vastaus: ${question}.`);
  await phone.locator('#tab-facts').click();
  await phone.locator('textarea[data-field="title"]').fill(title);
  await expect(phone.locator('[data-save="saved"]')).toBeVisible();
  const published = await ask<{ slug: string }>(desk, `/api/v1/drafts/${joined.drafts[0]?.id}/publish`, {
    askedAloud: true,
  });
  return `/tarinat/${published.slug}`;
}

test('a story goes on after it was told: thanked, asked, begun from, translated, collected, followed up, withdrawn', async ({
  browser,
  launch,
  watch,
}) => {
  test.setTimeout(480_000);
  const server = await launch();
  const context = await openContext(browser, 'desk');
  const desk = await context.newPage();
  watch(desk);
  await signIn(desk, server.url);
  const phone = await (await openContext(browser, 'phone')).newPage();
  const story = await tell(
    desk,
    phone,
    await makeWorkshop(desk, server.url, { title: 'Paja', tables: 1 }),
    'Kyläkahvila rannassa',
  );

  // A reader without JavaScript, at 320 px: finds, reads, thanks once, asks.
  const readers = await openContext(browser, 'phone', 'fi', { javaScriptEnabled: false });
  const reader = await readers.newPage();
  await reader.setViewportSize({ width: 320, height: sizes.phone.height });
  watch(reader);
  await reader.goto(`${server.url}/tarinat?q=kyläkahviloissa`);
  await reader.getByRole('link', { name: 'Kyläkahvila rannassa' }).click();
  await reader.getByRole('button', { name: 'Kiitä tarinasta' }).click();
  await expect(reader.getByText('1 lukija on kiittänyt')).toBeVisible();
  await expect(reader.getByRole('button', { name: 'Kiitä tarinasta' })).toHaveCount(0);
  await reader.getByText('Kysy kertojilta').click();
  await reader.getByLabel('Kysymyksesi').fill(' '.repeat(3));
  await reader.getByRole('button', { name: 'Lähetä kysymys' }).click();
  await expect(reader.getByRole('alert')).toBeInViewport();
  await expect(reader.getByLabel('Kysymyksesi')).toHaveValue(' '.repeat(3));
  await reader.getByLabel('Kysymyksesi').fill('Paljonko <b>kahvi</b> maksoi?');
  await reader.getByRole('button', { name: 'Lähetä kysymys' }).click();
  await expect(reader.getByText('Kysymys on lähetetty')).toBeVisible();
  await expect(reader.getByText('Paljonko')).toHaveCount(0);

  // The facilitator finds the question on the desk and answers.
  await desk.goto(`${server.url}/desk`);
  await expect(desk.getByText('Paljonko <b>kahvi</b> maksoi?')).toBeVisible();
  await desk.getByLabel('Kertojien vastaus').fill('Kaksi euroa.');
  await desk.getByRole('button', { name: 'Julkaise vastaus' }).click();
  await expect(desk.getByText('Paljonko')).toHaveCount(0);
  await reader.goto(server.url + story);
  await expect(reader.getByText('Paljonko <b>kahvi</b> maksoi?')).toBeVisible();
  await expect(reader.getByText('Kaksi euroa.')).toBeVisible();

  // We dared too: a workshop begun from the story, by the form; its story is tied to the first.
  await desk.goto(server.url + story);
  await desk.getByRole('link', { name: 'Pidä tarinapaja' }).click();
  await expect(desk.getByText('Tämä paja alkaa tarinasta Kyläkahvila rannassa')).toBeVisible();
  await desk.locator('#title').fill('Toinen paja');
  await desk.locator('#municipality').fill('Kuusamo');
  await desk.locator('#municipality').blur();
  await desk.locator('#tables').fill('1');
  await desk.locator('form[method="post"] button.primary').click();
  await desk.waitForURL(/\/desk\/[0-9a-f-]{36}$/);
  const code = (await desk.getByTestId('join-code').textContent())?.trim() ?? '';
  const second = await (await openContext(browser, 'phone')).newPage();
  const reuse = await tell(desk, second, { code }, 'Kuusamokin kahvittelee');
  await reader.goto(server.url + story);
  await expect(reader.getByText('Kuusamo uskalsi myös:').first()).toBeVisible();
  await reader.getByRole('link', { name: 'Lue vastaukset rinnakkain' }).click();
  await expect(reader.getByText('Kyläkahvila rannassa, vastaus: failed.')).toBeVisible();
  await expect(reader.getByText('Kuusamokin kahvittelee, vastaus: failed.')).toBeVisible();
  expect(await reader.evaluate(() => document.documentElement.scrollWidth)).toBe(320);

  // And a draft without an event: its beginner writes at once, with the other's answers at hand, and publishes from the desk.
  await desk.goto(server.url + story);
  await desk.getByRole('link', { name: 'Aloita luonnos' }).click();
  await expect(desk.getByText('Luonnos alkaa tarinasta Kyläkahvila rannassa')).toBeVisible();
  await desk.locator('#municipality').fill('Tyrnävä');
  await desk.locator('#municipality').blur();
  await desk.getByRole('button', { name: 'Ala kirjoittaa' }).click();
  await desk.waitForURL(/\/j\/\w{6}\/write$/);
  await expect(desk.locator('[data-save="saved"]')).toBeVisible();
  await expect(desk.getByRole('link', { name: 'Näin vastasi tarina' }).first()).toHaveAttribute(
    'href',
    `${story}#doing`,
  );
  for (const question of questions) await (await openCard(desk, question)).fill(`Tyrnävä, vastaus: ${question}.`);
  await desk.locator('#tab-facts').click();
  await desk.locator('textarea[data-field="title"]').fill('Perunatori');
  await expect(desk.locator('[data-save="saved"]')).toBeVisible();
  await desk.locator('#tab-finish').click();
  await desk.getByRole('link', { name: 'Kutsu muita ja julkaise' }).click();
  await desk.waitForURL(/\/desk\/[0-9a-f-]{36}$/);
  // No wall and no agenda stand in the way.
  await expect(desk.getByRole('heading', { name: 'Mekin uskallamme: Kyläkahvila rannassa' })).toBeVisible();
  await expect(desk.getByRole('link', { name: 'Avaa valkokangas' })).toHaveCount(0);
  await desk.getByRole('button', { name: 'Julkaise' }).first().click();
  await desk.locator('dialog[open]').getByRole('button', { name: 'Julkaise' }).click();
  await expect(desk.locator('a[href="/tarinat/perunatori"]').first()).toBeVisible();
  await reader.goto(`${server.url}/tarinat/perunatori`);
  await expect(reader.getByText('Kirjoitettu ilman pajaa')).toBeVisible();
  await expect(reader.getByRole('link', { name: 'Kyläkahvila rannassa' }).first()).toBeVisible();

  // An ambassador reads, translates, collects and announces.
  await desk.goto(`${server.url}/curate`);
  const first = desk.locator('li', { hasText: 'Kyläkahvila rannassa' }).first();
  await first.getByText('Muuta').click();
  await first.getByRole('link', { name: /Svenska/i }).click();
  await desk.locator('textarea[name="title"]').fill('Bykafé vid stranden');
  await desk.locator('textarea[name="failed"]').fill('Kaffet tog slut.');
  await desk.getByRole('button', { name: 'Tallenna käännös' }).click();
  await expect(desk.getByText('Käännös on tallessa.')).toBeVisible();
  // What is there is gone on with.
  await expect(desk.locator('textarea[name="failed"]')).toHaveValue('Kaffet tog slut.');
  await reader.goto(`${server.url}/sv/berattelser/${story.split('/').at(-1)}`);
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('Bykafé vid stranden');
  await expect(reader.locator('#failed')).toContainText('Kaffet tog slut.');
  await expect(reader.locator('#dared')).toContainText('Den här delen är inte översatt än.');
  // Found by the translation, in the list of those who read it.
  const there = await reader.context().newPage();
  await there.goto(`${server.url}/sv/berattelser?q=kaffe`);
  await expect(there.getByRole('link', { name: 'Bykafé vid stranden' })).toBeVisible();
  await expect(there.locator('.excerpt[lang="sv"]')).toHaveText('Kaffet tog slut.');
  await there.close();
  await reader.getByRole('link', { name: 'Läs på originalspråket' }).click();
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('Kyläkahvila rannassa');

  await desk.goto(`${server.url}/curate`);
  await desk.getByText('Uusi kokoelma').click();
  await desk.locator('#title-new').fill('Rantojen kokeilut');
  await desk.locator('#introduction-new').fill('Kaksi kahvilaa, yksi oppi.');
  await desk.locator('#stories-new').fill(`${story}\nei-tallaista`);
  await desk.getByRole('button', { name: 'Tallenna' }).last().click();
  // Refused, it says why where it was written, and nothing has to be written again.
  await expect(desk.getByRole('alert')).toHaveText('Tarinaa ”ei-tallaista” ei ole kokeilukirjastossa.');
  await expect(desk.getByRole('alert')).toBeInViewport();
  await expect(desk).toHaveTitle(/^Korjattavaa: /);
  await expect(desk.locator('#introduction-new')).toHaveValue('Kaksi kahvilaa, yksi oppi.');
  await desk.locator('#stories-new').fill(`${server.url}${reuse}\n${story}`);
  await desk.locator('#place-new').fill('1');
  await desk.getByRole('button', { name: 'Tallenna' }).last().click();
  await expect(desk.getByText('Tehty.')).toBeVisible();
  await desk.getByText('Rantojen kokeilut', { exact: true }).click();
  const change = desk.locator('details[open]');
  await expect(change.locator('textarea[name="introduction"]')).toHaveValue('Kaksi kahvilaa, yksi oppi.');
  await expect(change.locator('textarea[name="stories"]')).toHaveValue(
    /^kuusamokin-kahvittelee\nkylakahvila-rannassa$/,
  );
  await desk.locator('#municipality').fill('Tyrnävä');
  await desk.locator('#subject').fill('Perunakellari kaikille');
  await desk.getByRole('button', { name: 'Ilmoita', exact: true }).click();
  await expect(desk.getByText('Perunakellari kaikille')).toBeVisible();
  await reader.goto(server.url);
  await expect(reader.getByText('Perunakellari kaikille')).toBeVisible();
  await reader.getByRole('link', { name: 'Rantojen kokeilut' }).click();
  await expect(reader.getByRole('heading', { level: 2 })).toHaveText([
    'Kuusamokin kahvittelee',
    'Kyläkahvila rannassa',
  ]);

  // Half a year later the desk has a link for the tellers; whoever has it answers, without an account.
  const later = await server.restart({ NODE_OPTIONS: `--import=${monthsLater}` });
  await signIn(desk, later.url);
  const link = await desk.getByRole('textbox', { name: 'Kyläkahvila rannassa' }).inputValue();
  await reader.goto(later.url + story);
  await expect(reader.getByText('Vastausta ei ole tullut.')).toBeVisible();
  // With a script: a secret in a fragment is for nobody else to read.
  const scripted = await openContext(browser, 'phone');
  const tellers = await scripted.newPage();
  await tellers.goto(`${later.url}/later${new URL(link).hash}`);
  await tellers.getByLabel('Se jatkuu muutettuna').check();
  await tellers.getByRole('textbox').fill('Kahvila muutti kirjastoon.');
  await tellers.getByRole('button', { name: 'Vastaa' }).click();
  await expect(tellers.getByText('Kiitos! Vastaus näkyy tarinan sivulla.')).toBeVisible();
  await expect(tellers.getByRole('textbox')).toHaveValue('Kahvila muutti kirjastoon.');
  // The secret is in no address that a log would have.
  expect(tellers.url()).not.toContain(new URL(link).hash.slice(1));
  const forger = await scripted.newPage();
  await forger.goto(`${later.url}/later${new URL(link).hash}x`);
  await expect(forger.getByRole('alert')).toBeVisible();
  await forger.close();
  await reader.reload();
  await expect(reader.getByText('jatkuu muutettuna')).toBeVisible();
  await expect(reader.getByText('Kahvila muutti kirjastoon.')).toBeVisible();

  // Kept by a browser, a page is asked for each time, and sent again only where something happened to the story.
  const kept = await fetch(later.url + story);
  const etag = kept.headers.get('etag') ?? '';
  const again = () => fetch(later.url + story, { headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' } });
  expect([kept.headers.get('cache-control'), (await again()).status]).toEqual(['public, no-cache', 304]);
  await desk.goto(later.url + story);
  await desk.getByRole('button', { name: 'Kiitä tarinasta' }).click();
  await expect(desk.getByText('2 lukijaa on kiittänyt')).toBeVisible();
  expect((await again()).status).toBe(200);

  // Withdrawn, its address tells when and why, it is in no list, and the log says so to everybody.
  await desk.goto(`${later.url}/curate`);
  await desk.getByText('Muu tarina').click();
  await desk.locator('#slug').fill(later.url + story);
  await desk.locator('#reason').fill('Kertojat pyysivät.');
  await desk.locator('details[open]').getByRole('button', { name: 'Vedä pois' }).click();
  await expect(desk.getByText('Tehty.')).toBeVisible();
  const gone = await reader.goto(later.url + story);
  expect(gone?.status()).toBe(410);
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('Tarina on vedetty pois');
  await expect(reader.getByText('Kertojat pyysivät.')).toBeVisible();
  await reader.goto(`${later.url}/tarinat`);
  await expect(reader.getByRole('link', { name: 'Kyläkahvila rannassa' })).toHaveCount(0);
  await reader.goto(`${later.url}/kuratointi`);
  await expect(reader.locator('li').first()).toContainText('Vedetty pois: tarina, joka on vedetty pois');
  await expect(reader.getByText('Kyläkahvila rannassa')).toHaveCount(0);
  await Promise.all(browser.contexts().map((each) => each.close()));
});
