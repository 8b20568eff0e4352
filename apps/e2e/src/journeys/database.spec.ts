import { startPostgres, type TestPostgres } from '@uskalla/database/testing';
import { layTable, saving } from '../support/phones.ts';
import { expect, openCard, openContext, test as onStage } from '../support/stage.ts';

const test = onStage.extend<{ postgres: TestPostgres }>({
  postgres: async ({}, use) => {
    const postgres = await startPostgres();
    await use(postgres);
    postgres.thaw();
    await postgres.stop();
  },
});

/** A query is given up after 15 seconds, and what is asked of the database then answers. */
const givenUp = { timeout: 40_000 };

test('a database that answers nothing: the table writes on, the screen says so, and all lands once it is back', async ({
  browser,
  postgres,
  watch,
  launch,
}) => {
  const server = await launch({ DATABASE_URL: await postgres.newDatabase() });
  const table = await layTable(browser, server, 'Tietokanta hiljaa');
  const { page } = await table.sit('Aino');
  const { page: other } = await table.sit('Björn');
  watch(page);
  watch(other);
  const leaving = await table.sit('Lähtijä');
  const mine = await openCard(page, 'doing');
  const theirs = await openCard(other, 'doing');
  await mine.pressSequentially('Ennen.');
  await expect(saving(page, 'saved')).toBeVisible();

  const { desk } = table;
  await desk.goto(`${server.url}/desk`);
  await desk.getByRole('link', { name: 'Tietokanta hiljaa' }).click();
  await expect(desk.getByText('3 osallistujaa')).toBeVisible();

  await postgres.freeze();
  // The desk is to show that somebody left, and its view can't be had.
  await leaving.page.close();
  await mine.pressSequentially(' Aikana.');
  await expect(theirs).toHaveValue('Ennen. Aikana.');
  await expect(saving(page, 'late')).toBeVisible();
  await expect(saving(page, 'late')).toHaveText('Ei vielä tallessa palvelimella');
  await saving(page, 'late').click();
  await expect(page.getByRole('group').getByText('Teksti on tässä puhelimessa ja tallentuu itsestään')).toBeVisible();
  await saving(page, 'late').click();
  // Who comes now gets an answer, and not an empty screen.
  const late = await (await openContext(browser, 'phone')).newPage();
  const anotherContext = await openContext(browser, 'desk');
  await anotherContext.addCookies(await desk.context().cookies());
  const anotherDesk = await anotherContext.newPage();
  // The desk's line breaks too, and it is not let in again.
  await desk.context().setOffline(true);
  await desk.context().setOffline(false);
  const [atDoor, another, signingIn] = await Promise.all([
    late.goto(`${server.url}/j/${table.code}`, { timeout: givenUp.timeout }),
    anotherDesk.goto(`${server.url}/desk`, { timeout: givenUp.timeout }),
    // Its name is among the words that better-auth looks for in what it logs.
    late.request.post(`${server.url}/api/v1/session`, {
      data: { email: 'constable@esimerkki.fi', password: 'ei-kenenkään-1' },
      headers: { origin: server.url },
    }),
  ]);
  expect([atDoor?.status(), another?.status(), signingIn.status()]).toEqual([503, 503, 503]);
  await expect(late.getByText('Palvelu ei juuri nyt vastaa.')).toBeVisible();
  await theirs.press('End');
  await theirs.pressSequentially(' Yhdessä.');
  await expect(mine).toHaveValue('Ennen. Aikana. Yhdessä.');

  postgres.thaw();
  await expect(saving(page, 'saved')).toBeVisible(givenUp);
  await expect(saving(other, 'saved')).toBeVisible(givenUp);
  await late.reload();
  await expect(late.locator('#name')).toBeVisible();
  // What failed is in the log, whether it was a question or a new line that got no answer, and nothing of what it was about.
  const session = (await desk.context().cookies()).find(({ name }) => name.endsWith('session_token'))?.value ?? '';
  const [token = ''] = decodeURIComponent(session).split('.');
  expect(token).not.toBe('');
  expect(server.output()).toContain('the database is out of reach');
  expect(server.output()).not.toContain(token);
  expect(server.output()).not.toMatch(/params|constable/);
  // The desk is still there, and shows who comes.
  await table.sit('Dagny');
  await expect(desk.getByText('4 osallistujaa')).toBeVisible(givenUp);
  await server.stop('SIGKILL');
  await server.restart();
  await expect(saving(page, 'saved')).toBeVisible(givenUp);
  const { page: third } = await table.sit('Cecilia');
  await expect(third.locator('textarea[data-field="doing"]')).toHaveValue('Ennen. Aikana. Yhdessä.');
});
