import { readFile } from 'node:fs/promises';
import { expectUndisturbed, keptOnPhone, layTable, mark, noteSaving, saving, shellIsKept } from '../support/phones.ts';
import { expect, openCard, test } from '../support/stage.ts';

/** Coming back is spread over seconds on purpose. */
const comesBack = { timeout: 45_000 };
/** The messages of our own beside Yjs's: the server's word that something is saved. */
const savedMessage = 4;

test('the network goes in the middle of a word: nothing lost, nothing doubled, the caret where it was', async ({
  browser,
  server,
  watch,
}) => {
  const table = await layTable(browser, server, 'Katvealue');
  const { page, context } = await table.sit('Aino');
  const { page: other } = await table.sit('Björn');
  watch(page);
  watch(other);
  const mine = await openCard(page, 'doing');
  const theirs = await openCard(other, 'doing');
  await mine.pressSequentially('Kokei');
  await expect(theirs).toHaveValue('Kokei');
  await mark(mine);
  await context.setOffline(true);
  await expect(saving(page, 'offline')).toBeVisible();
  await mine.pressSequentially('limme');
  await theirs.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(0, 0));
  await theirs.pressSequentially('Me ');
  await context.setOffline(false);
  await expect(saving(page, 'saved')).toBeVisible(comesBack);
  await expect(mine).toHaveValue('Me Kokeilimme');
  await expect(theirs).toHaveValue('Me Kokeilimme');
  await expectUndisturbed(mine, 'Me Kokeilimme');
  await mine.pressSequentially(' yhdessä.');
  await expect(theirs).toHaveValue('Me Kokeilimme yhdessä.');
  // Toggled again and again while typing.
  for (const letter of 'abcdef') {
    await context.setOffline(true);
    await mine.press(letter);
    await context.setOffline(false);
    await mine.press(letter.toUpperCase());
  }
  await expect(saving(page, 'saved')).toBeVisible(comesBack);
  await expect(theirs).toHaveValue('Me Kokeilimme yhdessä.aAbBcCdDeEfF');
  await expectUndisturbed(mine, 'Me Kokeilimme yhdessä.aAbBcCdDeEfF');
});

test('a tab frozen while the others write and the server is killed catches up when it is thawed', async ({
  browser,
  watch,
  launch,
}) => {
  const server = await launch();
  const table = await layTable(browser, server, 'Taskussa');
  const { page, context } = await table.sit('Aino');
  const { page: other } = await table.sit('Björn');
  watch(page);
  const mine = await openCard(page, 'failed');
  await mine.pressSequentially('Aloitin ja ');
  await expect(saving(page, 'saved')).toBeVisible();
  await mark(mine);
  const lifecycle = await context.newCDPSession(page);
  await lifecycle.send('Page.setWebLifecycleState', { state: 'frozen' });
  const theirs = await openCard(other, 'failed');
  await expect(theirs).toHaveValue('Aloitin ja ');
  await theirs.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(0, 0));
  await theirs.pressSequentially('Ensin: ');
  await expect(saving(other, 'saved')).toBeVisible();
  await server.stop('SIGKILL');
  await server.restart();
  await theirs.pressSequentially('1. ');
  await expect(saving(other, 'saved')).toBeVisible(comesBack);
  await lifecycle.send('Page.setWebLifecycleState', { state: 'active' });
  await expect(mine).toHaveValue('Ensin: 1. Aloitin ja ', comesBack);
  await expectUndisturbed(mine, 'Ensin: 1. Aloitin ja ');
  await mine.pressSequentially('jatkoin.');
  await expect(saving(page, 'saved')).toBeVisible(comesBack);
  await expect(theirs).toHaveValue('Ensin: 1. Aloitin ja jatkoin.');
});

test('two tabs of one participant, both cut off, write one text', async ({ browser, server, watch }) => {
  const table = await layTable(browser, server, 'Kaksi välilehteä');
  const { page: first, context } = await table.sit('Aino');
  const second = await context.newPage();
  watch(first);
  watch(second);
  await second.goto(first.url());
  await expect(saving(second, 'saved')).toBeVisible();
  const one = await openCard(first, 'learned');
  const two = await openCard(second, 'learned');
  await one.pressSequentially('Yksi. ');
  await expect(two).toHaveValue('Yksi. ');
  await context.setOffline(true);
  await one.pressSequentially('Ensimmäisessä. ');
  await two.press('End');
  await two.pressSequentially('Toisessa. ');
  await context.setOffline(false);
  for (const page of [first, second]) await expect(saving(page, 'saved')).toBeVisible(comesBack);
  const { page: other } = await table.sit('Björn');
  const text = await (await openCard(other, 'learned')).inputValue();
  expect(['Yksi. Ensimmäisessä. Toisessa. ', 'Yksi. Toisessa. Ensimmäisessä. ']).toContain(text);
  await second.reload();
  await expect(saving(second, 'saved')).toBeVisible();
  for (const field of [one, second.locator('textarea[data-field="learned"]')]) await expect(field).toHaveValue(text);
});

test('the server is killed and started again under them: they come back by themselves, undisturbed', async ({
  browser,
  watch,
  launch,
}) => {
  const server = await launch();
  const table = await layTable(browser, server, 'Uudelleen');
  const { page } = await table.sit('Aino');
  const { page: other } = await table.sit('Björn');
  watch(page);
  const mine = await openCard(page, 'dared');
  const theirs = await openCard(other, 'dared');
  await mine.pressSequentially('Uskal');
  await mark(mine);
  await server.stop('SIGKILL');
  await mine.pressSequentially('simme');
  await expect(saving(page, 'offline')).toBeVisible();
  await theirs.focus();
  await theirs.press('Home');
  await theirs.pressSequentially('Silti: ');
  await server.restart();
  for (const screen of [page, other]) await expect(saving(screen, 'saved')).toBeVisible(comesBack);
  await expect(theirs).toHaveValue('Silti: Uskalsimme');
  await expect(mine).toHaveValue('Silti: Uskalsimme');
  await expectUndisturbed(mine, 'Silti: Uskalsimme');
});

test('a phone slow to read its own storage connects meanwhile, and still knows what it kept', async ({
  browser,
  server,
  watch,
}) => {
  const table = await layTable(browser, server, 'Hidas puhelin');
  const { page, context } = await table.sit('Aino');
  watch(page);
  const mine = await openCard(page, 'doing');
  await mine.pressSequentially('Yksi');
  await expect(saving(page, 'saved')).toBeVisible();
  await expect.poll(() => shellIsKept(page)).toBe(true);
  await context.setOffline(true);
  await mine.pressSequentially(' kaksi');
  await expect.poll(() => page.evaluate(storedUpdates)).toBeGreaterThan(9);
  await page.addInitScript(holdUpStorage);
  await page.reload();
  // Without a network and with its storage held up, the page has nothing to show yet.
  await expect(saving(page, 'connecting')).toBeVisible();
  await context.setOffline(false);
  await expect(mine).toHaveValue('Yksi', comesBack);
  await page.evaluate(() => Object.assign(window, { isStorageFree: true }));
  await expect(mine).toHaveValue('Yksi kaksi');
  await expect(saving(page, 'saved')).toBeVisible();
  const { page: other } = await table.sit('Björn');
  await expect(other.locator('textarea[data-field="doing"]')).toHaveValue('Yksi kaksi');
  await context.setOffline(true);
  await expect(saving(page, 'offline')).toHaveText('Ei yhteyttä – tallessa puhelimessa');
});

test('a phone slow to read its own storage does not take for landed what a closed table refused', async ({
  browser,
  server,
  watch,
}) => {
  const table = await layTable(browser, server, 'Hidas ja suljettu');
  const { page, context } = await table.sit('Aino');
  watch(page);
  const mine = await openCard(page, 'doing');
  await mine.pressSequentially('Yhteinen.');
  await expect(saving(page, 'saved')).toBeVisible();
  await context.setOffline(true);
  await mine.pressSequentially(' Vain täällä.');
  await table.setStatus('closed');
  await context.setOffline(false);
  const held = page.locator('[data-held="only"]');
  await expect(held).toContainText('Vain täällä.', comesBack);

  await page.addInitScript(holdUpStorage);
  await page.addInitScript(() => {
    const look = () => {
      if (document.querySelector('[data-held="landed"]')) Object.assign(window, { wasLanded: true });
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true });
  });
  await page.reload();
  await expect(mine).toHaveValue('Yhteinen.');
  await page.evaluate(() => Object.assign(window, { isStorageFree: true }));
  await expect(mine).toHaveValue('Yhteinen. Vain täällä.');
  await expect(saving(page, 'only-here')).toBeVisible(comesBack);
  await expect(held.locator('.text')).toHaveText('Vain täällä.');
  expect(await page.evaluate(() => 'wasLanded' in window)).toBe(false);
  await table.setStatus('open');
  await expect(page.locator('[data-held="landed"] .text')).toHaveText('Vain täällä.', comesBack);
  await expect(saving(page, 'saved')).toBeVisible();
  await expect(mine).toHaveValue('Yhteinen. Vain täällä.');
});

/** Keeps everybody else from what this page's database holds until `isStorageFree`, as a slow phone would. */
async function holdUpStorage(): Promise<void> {
  const [found] = await indexedDB.databases();
  const opening = indexedDB.open(found?.name ?? '');
  opening.onsuccess = () => {
    const store = opening.result.transaction('updates', 'readwrite').objectStore('updates');
    const hold = () => {
      if ('isStorageFree' in window) opening.result.close();
      else store.count().onsuccess = hold;
    };
    hold();
  };
}

test('without a network and with the server stopped the page opens, is written in, and gives the text as a file', async ({
  browser,
  watch,
  launch,
}) => {
  const server = await launch();
  const table = await layTable(browser, server, 'Ilman palvelinta');
  const { page, context } = await table.sit('Aino');
  watch(page);
  await (await openCard(page, 'doing')).pressSequentially('Kirjoitettu ajoissa.');
  await expect(saving(page, 'saved')).toBeVisible();
  await expect.poll(() => shellIsKept(page)).toBe(true);
  await page.close();
  await server.stop('SIGKILL');

  const again = await context.newPage();
  watch(again);
  // The code is scanned again: the door leads to the seat.
  await again.goto(`${server.url}/j/${table.code}`);
  await expect(again).toHaveURL(/\/write$/);
  await expect(saving(again, 'offline')).toBeVisible();
  const card = await openCard(again, 'doing');
  await expect(card).toHaveValue('Kirjoitettu ajoissa.');
  await card.press('End');
  await card.pressSequentially(' Ja ilman yhteyttä.');

  await saving(again, 'offline').click();
  const [file] = await Promise.all([
    again.waitForEvent('download'),
    again.locator('header details button.button').click(),
  ]);
  expect(file.suggestedFilename()).toBe(`${table.code}-1.txt`);
  const text = await readFile(await file.path(), 'utf8');
  expect(text).toContain('Mitä teemme?\n------------\nKirjoitettu ajoissa. Ja ilman yhteyttä.\n');
  expect(text).toContain('Mikä meni pieleen?');
  expect(text).toMatch(/^Kunta: Helsinki$/m);
  // Opened for the first time now.
  await again.locator('#tab-facts').click();
  await again.getByLabel('Kunta').fill('Lieksa');
  await again.getByLabel('Kunta').press('Tab');

  // Reloaded before anything could be sent, and still nothing is lost.
  await again.reload();
  const restarted = await server.restart();
  await expect(saving(again, 'saved')).toBeVisible(comesBack);
  const { page: other } = await table.sit('Björn');
  await expect(other.locator('textarea[data-field="doing"]')).toHaveValue('Kirjoitettu ajoissa. Ja ilman yhteyttä.');
  await other.locator('#tab-facts').click();
  await expect(other.getByLabel('Kunta')).toHaveValue('Lieksa');

  // The next user of this phone finds nothing: no text, no page.
  again.on('dialog', (dialog) => void dialog.accept());
  await again.locator('#tab-finish').click();
  await again.getByRole('button', { name: 'Poistu pöydästä' }).click();
  await again.waitForURL(`**/j/${table.code}`);
  expect(await keptOnPhone(again)).toEqual({ databases: [], caches: [] });
  await restarted.stop('SIGKILL');
  await expect(again.goto(`${server.url}/j/${table.code}/write`)).rejects.toThrow(/ERR_/);
});

test('what was typed while the table was being closed is shown, kept, and lands once when it is opened again', async ({
  browser,
  server,
  watch,
}) => {
  const table = await layTable(browser, server, 'Lukossa');
  const { page, context } = await table.sit('Aino');
  const { page: other } = await table.sit('Björn');
  watch(page);
  const mine = await openCard(page, 'succeeded');
  const theirs = await openCard(other, 'succeeded');
  await mine.pressSequentially('Onnistuimme.');
  await expect(theirs).toHaveValue('Onnistuimme.');
  await context.setOffline(true);
  await mine.press('Backspace');
  await mine.pressSequentially(' yhdessä.');
  await table.setStatus('closed');
  await expect(other.getByText('Tarinapaja on suljettu')).toBeVisible();
  await context.setOffline(false);

  const held = page.locator('[data-held="only"]');
  const pieces = ['yhdessä.', 'Poistit: .'];
  await expect(held.locator('.text')).toHaveText(pieces, comesBack);
  await expect(saving(page, 'only-here')).toBeVisible();
  await expect(mine).not.toBeEditable();
  // Also after a reload, and nobody else has it.
  await page.reload();
  await expect(saving(page, 'only-here')).toBeVisible(comesBack);
  await expect(held.locator('.text')).toHaveText(pieces);
  await expect(theirs).toHaveValue('Onnistuimme.');
  const [file] = await Promise.all([page.waitForEvent('download'), held.getByText('Tallenna kopio').click()]);
  expect(await readFile(await file.path(), 'utf8')).toContain('Onnistuimme yhdessä.');

  await table.setStatus('open');
  await expect(theirs).toHaveValue('Onnistuimme yhdessä.', comesBack);
  await expect(saving(page, 'saved')).toBeVisible();
  const landed = page.locator('[data-held="landed"]');
  await expect(landed.locator('.text')).toHaveText(pieces);
  await page.reload();
  await expect(landed.locator('.text')).toHaveText(pieces);
  await theirs.press('End');
  await theirs.pressSequentially(' Hyvä!');
  await landed.getByText('Ota pois').click();
  await expect(theirs).toHaveValue('Onnistuimme. Hyvä!');
  await expect(landed).toHaveCount(0);
  await expect(saving(page, 'saved')).toBeVisible();
  await page.reload();
  await expect(saving(page, 'saved')).toBeVisible();
  await expect(page.locator('[data-held]')).toHaveCount(0);
});

test('what only this phone has can be let go, and the table’s own text comes back', async ({ browser, server }) => {
  const table = await layTable(browser, server, 'Pois vain');
  const { page, context } = await table.sit('Aino');
  const mine = await openCard(page, 'succeeded');
  await mine.pressSequentially('Yhteinen.');
  await expect(saving(page, 'saved')).toBeVisible();
  await context.setOffline(true);
  // A deletion alone says nothing new to a server that reads; the phone finds out all the same.
  for (let letter = 0; letter < 4; letter++) await mine.press('Backspace');
  await table.setStatus('closed');
  await context.setOffline(false);
  const held = page.locator('[data-held="only"]');
  await expect(held).toContainText('nen.', comesBack);
  page.on('dialog', (dialog) => void dialog.accept());
  await held.getByText('Poista puhelimesta').click();
  await expect(mine).toHaveValue('Yhteinen.');
  await expect(held).toHaveCount(0);
  // Nothing is only here any more, and the server says so also to who may only read.
  await expect(saving(page, 'saved')).toBeVisible();
});

test('nothing is called saved before the server has said so, and a database that does not answer is told', async ({
  browser,
  server,
}) => {
  const table = await layTable(browser, server, 'Totuus');
  const { page, context } = await table.sit('Aino');
  const held: (() => void)[] = [];
  let isHolding = false;
  await page.routeWebSocket(/\/collab\//, (socket) => {
    const upstream = socket.connectToServer();
    upstream.onMessage((message) => {
      const isWord = typeof message !== 'string' && message[0] === savedMessage;
      if (isHolding && isWord) held.push(() => socket.send(message));
      else socket.send(message);
    });
  });
  // Lines opened before are not held up: this one must be, should it be quicker to come back than the page to reload.
  await page.reload();
  await expect(saving(page, 'saved')).toBeVisible();
  isHolding = true;
  const said = await noteSaving(page);
  await context.setOffline(true);
  const mine = await openCard(page, 'doing');
  await mine.pressSequentially('Kolme');
  await expect(saving(page, 'offline')).toBeVisible();
  // Until what was typed is in the phone's own database.
  await expect.poll(() => page.evaluate(storedUpdates)).toBeGreaterThan(4);
  await context.setOffline(false);
  await page.reload();
  await expect(mine).toHaveValue('Kolme');
  await expect(saving(page, 'late')).toBeVisible();
  expect(await said()).not.toContain('saved');
  const { page: other } = await table.sit('Björn');
  await expect(other.locator('textarea[data-field="doing"]')).toHaveValue('Kolme');
  isHolding = false;
  for (const send of held) send();
  await expect(saving(page, 'saved')).toBeVisible();
});

async function storedUpdates(): Promise<number> {
  const [found] = await indexedDB.databases();
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(found?.name ?? '');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const counting = opening.result.transaction('updates').objectStore('updates').count();
      counting.onsuccess = () => {
        opening.result.close();
        resolve(counting.result);
      };
    };
  });
}

test('a line that is dead without having been closed is noticed, and left for a new one', async ({
  browser,
  server,
}) => {
  const table = await layTable(browser, server, 'Puoliksi auki');
  const { page } = await table.sit('Aino');
  let isDead = false;
  await page.routeWebSocket(/\/collab\//, (socket) => {
    const isOld = !isDead;
    const upstream = socket.connectToServer();
    socket.onMessage((message) => {
      if (!(isOld && isDead)) upstream.send(message);
    });
    upstream.onMessage((message) => {
      if (!(isOld && isDead)) socket.send(message);
    });
  });
  await page.reload();
  await expect(saving(page, 'saved')).toBeVisible();
  isDead = true;
  const mine = await openCard(page, 'doing');
  await mine.pressSequentially('Kuuleeko kukaan?');
  await expect(saving(page, 'late')).toBeVisible();
  await expect(saving(page, 'offline')).toBeVisible({ timeout: 30_000 });
  await expect(saving(page, 'saved')).toBeVisible(comesBack);
  const { page: other } = await table.sit('Björn');
  await expect(other.locator('textarea[data-field="doing"]')).toHaveValue('Kuuleeko kukaan?');
});
