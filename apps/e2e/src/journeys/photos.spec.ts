import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, openContext, signIn, sizes, test } from '../support/stage.ts';

const slug = 'fiksu-kalasatama-pilotti-tarvitsee-omistajan';
const story = `/tarinat/${slug}`;
const desk = `/desk/stories/${slug}/photos`;

async function send(page: Page, buffer: Buffer, words: { alt: string; caption?: string; credit?: string }) {
  await page.locator('#photo').setInputFiles({ name: '../../<b>IMG 1</b>.jpg', mimeType: 'image/jpeg', buffer });
  await page.locator('#alt-new').fill(words.alt);
  await page.locator('#caption-new').fill(words.caption ?? '');
  await page.locator('#credit-new').fill(words.credit ?? '');
  await page.getByRole('button', { name: 'Lisää kuva' }).click();
}

/** Chooses a file of so many megabytes, made on the page itself: it would take seconds to get it there. */
async function chooseEmpty(page: Page, megabytes: number): Promise<void> {
  await page.locator('#photo').evaluate((input: HTMLInputElement, size) => {
    const chosen = new DataTransfer();
    chosen.items.add(new File([new ArrayBuffer(size * 1024 * 1024)], 'suuri.jpg', { type: 'image/jpeg' }));
    input.files = chosen.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }, megabytes);
}

async function expectAccessible(page: Page): Promise<void> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 120)}`)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
}

test('photos are added with a script and without, shown with the story, and removed', async ({
  browser,
  launch,
  watch,
}) => {
  const server = await launch();
  const narrow = { width: 320, height: sizes.phone.height };
  const plain = await (await openContext(browser, 'desk', 'fi', { javaScriptEnabled: false })).newPage();
  await plain.goto(server.url + desk);
  await expect(plain).toHaveURL(/sign-in/);
  await signIn(plain, server.url);
  watch(plain);

  // Without a script: a file that is no photo is told so beside the form, and the words are still there.
  await plain.goto(server.url + story);
  await plain.getByRole('link', { name: 'Tarinan kuvat' }).click();
  await send(plain, Buffer.from('<svg onload="alert(1)"/>'), { alt: 'Laituri illalla' });
  await expect(plain.getByRole('alert')).toContainText('Tiedosto ei ole kuva');
  await expect(plain.locator('#alt-new')).toHaveValue('Laituri illalla');
  await plain.locator('#alt-new').fill('Liian suuri');
  await chooseEmpty(plain, 14);
  await plain.getByRole('button', { name: 'Lisää kuva' }).click();
  await expect(plain.getByRole('alert')).toContainText('enintään 12 Mt');
  const photo = await plain.screenshot({ type: 'jpeg' });
  await send(plain, photo, { alt: 'Laituri illalla', caption: 'Laituri kesäkuussa.', credit: 'Helsingin kaupunki' });
  await expect(plain.getByText('Tehty. Muutos näkyy')).toBeVisible();

  // With one: what is too large is told before it is sent, and sending is shown.
  const withScript = await openContext(browser, 'desk');
  const page = await withScript.newPage();
  watch(page);
  await signIn(page, server.url);
  await page.goto(server.url + desk);
  await chooseEmpty(page, 13);
  await expect(page.locator('#photo:invalid')).toHaveCount(1);
  // Held back a moment: what the page shows is looked at, and then it is sent.
  const form = page.locator('form[aria-labelledby="add"]');
  await form.evaluate((each) => each.addEventListener('submit', (event) => event.preventDefault(), { once: true }));
  await send(page, photo, { alt: 'Ranta aamulla' });
  await expect(page.getByText('Kuvaa lähetetään.')).toBeVisible();
  await form.evaluate((each: HTMLFormElement) => each.requestSubmit());
  await expect(page.getByText('Tehty. Muutos näkyy')).toBeVisible();
  await page.locator('li').nth(1).getByRole('button', { name: 'Siirrä aiemmaksi' }).click();
  await expect(page.locator('li').first().locator('img')).toHaveAttribute('alt', 'Ranta aamulla');
  await page.setViewportSize(narrow);
  await expectAccessible(page);

  // Readers see them, in their order, in place before they are there.
  const reader = await (await openContext(browser, 'phone', 'fi', { javaScriptEnabled: false })).newPage();
  watch(reader);
  await reader.setViewportSize(narrow);
  await reader.goto(server.url + story);
  await expect(reader.getByRole('img', { name: 'Ranta aamulla' })).toBeVisible();
  const second = reader.getByRole('figure').filter({ hasText: 'Laituri kesäkuussa. Kuva: Helsingin kaupunki' });
  await expect(second.getByRole('img', { name: 'Laituri illalla' })).toHaveAttribute('loading', 'lazy');
  await second.scrollIntoViewIfNeeded();
  const shown = () => second.getByRole('img').evaluate((img: HTMLImageElement) => [img.naturalWidth, img.currentSrc]);
  await expect.poll(async () => (await shown())[1]).toMatch(/\/photos\/[0-9a-f-]{36}\/480\.webp$/);
  await expect.poll(async () => (await shown())[0]).toBeGreaterThan(0);
  await expect(reader.getByRole('link', { name: 'Tarinan kuvat' })).toHaveCount(0);
  const [, address] = await shown();
  await expectAccessible(await openSame(page, server.url + story));

  // An ambassador removes one from a story of others, and says why, for everybody to read.
  await plain.goto(server.url + desk);
  const item = plain.locator('li').nth(1);
  await item.getByText('Poista kuva').click();
  await item.getByRole('textbox', { name: 'Miksi kuva poistetaan?' }).fill('Kuvaaja pyysi.');
  await item.getByRole('button', { name: 'Poista lopullisesti' }).click();
  await expect(plain.locator('li')).toHaveCount(1);
  expect((await fetch(String(address))).status).toBe(404);
  await reader.reload();
  await expect(reader.getByRole('figure')).toHaveCount(1);
  await reader.goto(`${server.url}/kuratointi`);
  await expect(reader.locator('li').first()).toContainText('Poistettu kuva: Fiksu Kalasatama');
  await expect(reader.locator('li').first()).toContainText('Kuvaaja pyysi.');

  // Every other form takes words, and no megabytes of them.
  const body = `text=${'x'.repeat(100_000)}`;
  const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: server.url };
  const long = await fetch(`${server.url}${story}?/ask`, { method: 'POST', headers, body });
  expect(long.status).toBe(413);
  // Another site's page can't send a photo, whoever is signed in.
  const cookie = (await withScript.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const sent = new FormData();
  sent.set('photo', new Blob([new Uint8Array(photo)], { type: 'image/jpeg' }), 'x.jpg');
  sent.set('alt', 'Vieras');
  const forged = await fetch(`${server.url}${desk}?/add`, {
    method: 'POST',
    headers: { cookie, origin: 'https://muualla.example' },
    body: sent,
  });
  expect(forged.status).toBe(403);
  await Promise.all(browser.contexts().map((each) => each.close()));
});

async function openSame(page: Page, url: string): Promise<Page> {
  await page.goto(url);
  return page;
}
