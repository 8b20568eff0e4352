import { expect, join, makeWorkshop, openCard, openContext, signIn, test } from '../support/stage.ts';

/** Where on the screen the caret of another is drawn. */
const remoteCaret = '.mirror .caret';

test('a caret stays where the thumb is while others write above it, and others see it move', async ({
  browser,
  server,
  watch,
}) => {
  const desk = await (await openContext(browser, 'desk')).newPage();
  await signIn(desk, server.url);
  const { code } = await makeWorkshop(desk, server.url, { title: 'Kaksin' });
  const [writer, other] = [
    await (await openContext(browser, 'phone')).newPage(),
    await (await openContext(browser, 'phone')).newPage(),
  ];
  for (const [page, name] of [
    [writer, 'Aino'],
    [other, 'Björn'],
  ] as const) {
    watch(page);
    await join(page, server.url, code, { name, table: 1 });
  }
  const mine = await openCard(writer, 'doing');
  await mine.fill(Array.from({ length: 40 }, (_, line) => `Rivi ${line}`).join('\n'));
  await mine.press('End');
  await mine.press('x');
  const theirs = await openCard(other, 'doing');
  await expect(theirs).toHaveValue(/Rivi 39x$/);
  await expect(other.locator(remoteCaret)).toHaveText('Aino');

  const page = writer.locator('main');
  const fromEnd = () => page.evaluate((main) => main.scrollHeight - main.scrollTop);
  const before = await fromEnd();
  await theirs.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(0, 0));
  await theirs.pressSequentially('Uusi alku.\n\n\n\n');
  await expect(mine).toHaveValue(/^Uusi alku\.\n\n\n\nRivi 0/);
  // The lines under the caret are where they were: the page scrolled by what came above.
  await expect.poll(async () => Math.abs((await fromEnd()) - before)).toBeLessThan(4);
  await mine.press('y');
  await expect(theirs).toHaveValue(/Rivi 39xy$/);

  // Undo takes back one's own letters only, by key and by button.
  await mine.press('Control+z');
  await expect(mine).not.toHaveValue(/xy$/);
  await expect(mine).toHaveValue(/^Uusi alku/);
});

test('a word being composed is never disturbed by what others write', async ({ browser, server }) => {
  const desk = await (await openContext(browser, 'desk')).newPage();
  await signIn(desk, server.url);
  const { code } = await makeWorkshop(desk, server.url, { title: 'Näppäimistö' });
  const context = await openContext(browser, 'phone');
  const writer = await context.newPage();
  const other = await (await openContext(browser, 'phone')).newPage();
  await join(writer, server.url, code, { table: 1 });
  await join(other, server.url, code, { table: 1 });
  const mine = await openCard(writer, 'failed');
  await mine.focus();
  // Chromium's own input method: what an Android keyboard does for every word.
  const keyboard = await context.newCDPSession(writer);
  const compose = (text: string) =>
    keyboard.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  await compose('ko');
  const theirs = await openCard(other, 'failed');
  await expect(theirs).toHaveValue('ko');
  await theirs.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(0, 0));
  await theirs.pressSequentially('Muut: ');
  await compose('koe');
  await compose('kokeilu');
  await expect(mine).toHaveValue('kokeilu');
  await expect(theirs).toHaveValue('Muut: kokeilu');
  await keyboard.send('Input.insertText', { text: 'kokeilut' });
  await expect(mine).toHaveValue('Muut: kokeilut');
  await expect(theirs).toHaveValue('Muut: kokeilut');
});
