import { expectAccessible } from '../support/axe.ts';
import { layTable, saving } from '../support/phones.ts';
import { expect, openCard, openContext, signIn, test } from '../support/stage.ts';

test('a writer asks by their own link to be erased; the desk answers, and the phone beside goes on', async ({
  browser,
  server,
  watch,
}) => {
  const table = await layTable(browser, server, 'Unohdettava');
  const [leaving, staying] = [await table.sit('Zyxqvarp'), await table.sit('Jää')];
  for (const { page } of [leaving, staying]) watch(page);
  const own = await openCard(leaving.page, 'doing');
  await own.pressSequentially('Minun sanani. ');
  await expect(saving(leaving.page, 'saved')).toBeVisible();
  const other = await openCard(staying.page, 'dared');
  await other.pressSequentially('Zyxqvarp keksi sen.');
  await expect(saving(staying.page, 'saved')).toBeVisible();

  await leaving.page.locator('#tab-finish').click();
  const mail = decodeURIComponent((await leaving.page.locator('a[href^="mailto:"]').getAttribute('href')) ?? '');
  const [link] = /http\S+\/own#\S+/.exec(mail) ?? [];
  const mine = await leaving.context.newPage();
  await mine.goto(link ?? '');
  await expect(mine.getByRole('heading', { name: 'Omat tietosi' })).toBeVisible();
  await expectAccessible(mine, 'own');
  const [file] = await Promise.all([
    mine.waitForEvent('download'),
    mine.getByRole('button', { name: 'Lataa tietosi (JSON)' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('uskalla.json');
  await mine.getByRole('button', { name: 'Pyydä poistamaan tietoni' }).click();
  await expect(mine.getByText('Pyyntösi on lähetetty tarinapajan pitäjälle.')).toBeVisible();
  await mine.close();

  const desk = await (await openContext(browser, 'desk')).newPage();
  watch(desk);
  await signIn(desk, server.url);
  await expect(desk.getByText('Poistopyyntöjä: 1')).toBeVisible();
  await desk.getByRole('link', { name: 'Unohdettava' }).click();
  await desk.getByRole('button', { name: 'Käsittele pyyntö' }).click();
  const dialog = desk.getByRole('dialog');
  await expect(dialog.getByText('Hänen kirjoittamiaan merkkejä on luonnoksissa 14.')).toBeVisible();
  await expectAccessible(desk, 'request');
  const erase = dialog.getByRole('button', { name: 'Poista pysyvästi' });
  await expect(erase).toBeDisabled();
  await dialog.getByLabel('Sekin poistetaan').focus();
  await desk.keyboard.press('Space');
  await dialog.getByLabel('Olen varmistanut').focus();
  await desk.keyboard.press('Space');
  await expect(erase).toBeEnabled();
  await erase.focus();
  await desk.keyboard.press('Enter');
  await expect(dialog).toBeHidden();

  // Whoever asked is at the door; the other writes on in the draft that is there now, and nothing of the old one is left on the phone.
  await expect(leaving.page).toHaveURL(new RegExp(`/j/${table.code}$`));
  const rest = await openCard(staying.page, 'dared');
  await expect(rest).toHaveValue('… keksi sen.');
  await (await openCard(staying.page, 'doing')).pressSequentially('Jatkamme.');
  await expect(saving(staying.page, 'saved')).toBeVisible();
  await expect(staying.page.locator('textarea[data-field="doing"]')).toHaveValue('Jatkamme.');
  const kept = async (page: typeof staying.page) =>
    page.evaluate(async () =>
      (await indexedDB.databases()).flatMap(({ name }) => (name?.includes('draft') ? [name] : [])),
    );
  await expect.poll(() => kept(staying.page)).toHaveLength(1);
  await expect.poll(() => kept(leaving.page)).toEqual([]);
});
