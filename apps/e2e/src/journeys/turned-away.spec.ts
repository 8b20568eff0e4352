import type { WebSocketRoute } from '@playwright/test';
import { layTable, saving } from '../support/phones.ts';
import { expect, openCard, test } from '../support/stage.ts';

/** Who was turned away waits three seconds at least, and fifteen at most. */
const comesBack = { timeout: 45_000 };

test('a ninth line of one participant is turned away, and let in once another is closed', async ({
  browser,
  server,
  watch,
}) => {
  const table = await layTable(browser, server, 'Liikaa välilehtiä');
  const { page, context } = await table.sit('Aino');
  watch(page);
  const opened = await page.evaluate(async () => {
    const [draft] = (await indexedDB.databases()).map(({ name }) => name?.replace('uskalla-draft-', ''));
    const lines = Array.from({ length: 7 }, () => new WebSocket(`${location.origin}/collab/${draft}`));
    Object.assign(window, { lines });
    await Promise.all(lines.map((line) => new Promise((resolve) => (line.onopen = resolve))));
    return lines.length;
  });
  expect(opened).toBe(7);
  const codes: number[] = [];
  const second = await context.newPage();
  await second.routeWebSocket(/\/collab\//, (socket) => {
    const upstream = socket.connectToServer();
    upstream.onClose((code, reason) => {
      codes.push(code ?? 0);
      void socket.close({ ...(code !== undefined && { code }), ...(reason !== undefined && { reason }) });
    });
  });
  await second.goto(`${server.url}/j/${table.code}/write`);
  await expect.poll(() => codes).toEqual([4429]);
  const text = await openCard(second, 'doing');
  await text.pressSequentially('Toisesta välilehdestä.');
  await page.evaluate(() => (window as unknown as { lines: WebSocket[] }).lines[0]?.close());
  await expect(saving(second, 'saved')).toBeVisible(comesBack);
  await expect(page.locator('textarea[data-field="doing"]')).toHaveValue('Toisesta välilehdestä.');
});

test('sent off as one whose bytes were bad, or to come again later: it does, and everything is saved', async ({
  browser,
  server,
  watch,
}) => {
  const table = await layTable(browser, server, 'Uudelleen');
  const sendOff = async (name: string, question: string, code: number) => {
    const { page } = await table.sit(name);
    watch(page);
    const sockets: WebSocketRoute[] = [];
    await page.routeWebSocket(/\/collab\//, (socket) => {
      socket.connectToServer();
      sockets.push(socket);
    });
    await page.reload();
    await expect(saving(page, 'saved')).toBeVisible();
    const text = await openCard(page, question);
    await sockets[0]?.close({ code });
    await text.pressSequentially(`Hetki ${code}.`);
    await expect(saving(page, 'saved')).toHaveCount(0);
    await expect(saving(page, 'saved')).toBeVisible(comesBack);
    expect(sockets).toHaveLength(2);
    await expect(text).toHaveValue(`Hetki ${code}.`);
  };
  await Promise.all([sendOff('Aino', 'learned', 4422), sendOff('Björn', 'dared', 4503)]);
});

test('a draft that is full: what did not fit is shown, can be let go, and the table’s text goes on', async ({
  browser,
  server,
  watch,
}) => {
  const table = await layTable(browser, server, 'Täynnä');
  const { page } = await table.sit('Aino');
  watch(page);
  let isFull = false;
  // No hand fills two megabytes; so the server's answer is given here, and nothing of what was typed reaches it.
  await page.routeWebSocket(/\/collab\//, (socket) => {
    const upstream = socket.connectToServer();
    socket.onMessage((message) => {
      const isEdit = typeof message !== 'string' && message[0] === 0 && message[1] === 2;
      if (!isFull || !isEdit) upstream.send(message);
      else void socket.close({ code: 4413 });
    });
  });
  await page.reload();
  await expect(saving(page, 'saved')).toBeVisible();
  const text = await openCard(page, 'failed');
  await text.pressSequentially('Mahtui.');
  await expect(saving(page, 'saved')).toBeVisible();
  isFull = true;
  // In one go: the answer to the first letter closes the field to the next.
  await page.keyboard.insertText(' Ei mahtunut.');
  await expect(saving(page, 'only-here')).toBeVisible();
  const held = page.locator('[data-held="only"]');
  await expect(held).toContainText('Luonnos on täynnä');
  await expect(held.locator('.text')).toHaveText('Ei mahtunut.');
  isFull = false;
  page.on('dialog', (dialog) => void dialog.accept());
  await held.getByText('Poista puhelimesta').click();
  await expect(saving(page, 'saved')).toBeVisible();
  await expect(page.locator('textarea[data-field="failed"]')).toHaveValue('Mahtui.');
});
