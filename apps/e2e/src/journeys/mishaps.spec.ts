import { alive, expect, join, makeWorkshop, openCard, openContext, signIn, test } from '../support/stage.ts';

test('a server killed in the middle: whatever was told saved is there, and phones come back by themselves', async ({
  browser,
  watch,
  launch,
}) => {
  const server = await launch();
  const desk = await (await openContext(browser, 'desk')).newPage();
  await signIn(desk, server.url);
  const { code } = await makeWorkshop(desk, server.url, { title: 'Sitkeä' });
  const phone = await (await openContext(browser, 'phone')).newPage();
  watch(phone);
  await join(phone, server.url, code, { name: 'Aino', table: 1 });
  const card = await openCard(phone, 'doing');
  await card.pressSequentially('Ennen. ');
  await expect(phone.locator('[data-save="saved"]')).toBeVisible();
  await server.stop('SIGKILL');
  await expect(phone.locator('[data-save="offline"]')).toBeVisible();
  await card.pressSequentially('Välissä. ');
  const again = await server.restart();
  await expect(phone.locator('[data-save="saved"]')).toBeVisible({ timeout: 30_000 });
  await card.pressSequentially('Jälkeen.');
  await expect(card).toHaveValue('Ennen. Välissä. Jälkeen.');
  const other = await (await openContext(browser, 'phone')).newPage();
  await join(other, again.url, code, { table: 1 });
  await expect(other.locator('textarea[data-field="doing"]')).toHaveValue('Ennen. Välissä. Jälkeen.');
  // A second one on the same data is told so.
  expect(await again.stop()).toBe(0);
});

test('text that was typed offline survives a closed tab on the phone', async ({ browser, server }) => {
  const desk = await (await openContext(browser, 'desk')).newPage();
  await signIn(desk, server.url);
  const { code } = await makeWorkshop(desk, server.url, { title: 'Muisti' });
  const context = await openContext(browser, 'phone');
  const phone = await context.newPage();
  await join(phone, server.url, code, { table: 1 });
  // The server is out of reach, the page is not: only the sockets are cut.
  await context.setOffline(true);
  await (await openCard(phone, 'learned')).pressSequentially('Kirjoitettu ilman verkkoa.');
  await expect(phone.locator('[data-save="offline"]')).toBeVisible();
  await phone.waitForTimeout(300);
  await phone.close();
  await context.setOffline(false);
  const again = await context.newPage();
  await again.goto(`${server.url}/j/${code}`);
  await expect(again.locator('[data-save="saved"]')).toBeVisible();
  await expect(again.locator('textarea[data-field="learned"]')).toHaveValue('Kirjoitettu ilman verkkoa.');
});

test('joining without JavaScript, a wrong code, an over-long name, closed doors: a clear answer each', async ({
  browser,
  server,
}) => {
  const desk = await (await openContext(browser, 'desk')).newPage();
  await signIn(desk, server.url);
  const workshop = await makeWorkshop(desk, server.url, { title: 'Selkeä', language: 'sv' });
  const plain = await (await openContext(browser, 'phone', 'fi', { javaScriptEnabled: false })).newPage();

  await plain.goto(`${server.url}/j/222222`);
  await expect(plain.getByText('Koodilla ei löydy tarinapajaa')).toBeVisible();
  await plain.goto(server.url);
  await plain.locator('#code').fill('ei ole');
  await plain.locator('form.join button').click();
  await expect(plain.getByRole('alert')).toContainText('Koodilla ei löydy');

  // The workshop's language by default, another by choice.
  await plain.goto(`${server.url}/j/${workshop.code.toLowerCase()}`);
  await expect(plain.getByRole('heading', { level: 1 })).toHaveText('Gå med i berättarverkstaden');
  await plain.locator('button[value="en"]').click();
  await expect(plain.getByRole('heading', { level: 1 })).toHaveText('Join the workshop');

  await plain.locator('#name').fill('x'.repeat(60));
  await plain.locator('form button.primary').click();
  await expect(plain.getByRole('alert')).toContainText('too long');
  await expect(plain.locator('#name')).toHaveValue('x'.repeat(60));

  await desk.goto(workshop.deskUrl);
  await alive(desk);
  await desk.getByTestId('end').click();
  await expect(desk.getByTestId('end')).toHaveText('Avaa tarinapaja uudelleen');
  await plain.goto(`${server.url}/j/${workshop.code}`);
  await expect(plain.getByRole('heading', { level: 1 })).toHaveText('This workshop has ended.');
  // The life of a code ends with the workshop: who finds it later learns no more.
  expect(await plain.content()).not.toContain('Selkeä');
});

test('a municipality typed before the list has come is chosen when it comes', async ({ browser, server }) => {
  const desk = await (await openContext(browser, 'desk')).newPage();
  await signIn(desk, server.url);
  let bring: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (bring = resolve));
  await desk.route('**/places.json*', async (route) => {
    await held;
    await route.continue();
  });
  await desk.goto(`${server.url}/desk/new`);
  await desk.locator('#title').fill('Hidas verkko');
  await desk.locator('#municipality').fill('Turku');
  await desk.locator('#municipality').blur();
  bring();
  await expect(desk.locator('input[name="municipality"]')).toHaveValue('853');
  await desk.locator('form[method="post"] button.primary').click();
  await desk.waitForURL(/\/desk\/[0-9a-f-]{36}$/);
});

test('a workshop is opened also where no script ever comes', async ({ browser, server }) => {
  const desk = await (await openContext(browser, 'desk', 'sv', { javaScriptEnabled: false })).newPage();
  await signIn(desk, server.url);
  await desk.goto(`${server.url}/desk/new`);
  await desk.locator('#title').fill('Utan skript');
  await desk.locator('#municipality').fill('Atlantis');
  await desk.locator('form[method="post"] button.primary').click();
  await expect(desk.getByRole('alert').first()).toBeVisible();
  await expect(desk.locator('#title')).toHaveValue('Utan skript');
  await expect(desk.locator('#municipality[aria-invalid="true"]')).toHaveValue('Atlantis');
  await desk.locator('#municipality').fill('Borgå');
  await desk.locator('form[method="post"] button.primary').click();
  await expect(desk.getByTestId('join-code')).toHaveText(/^[2-9A-Z]{6}$/);
});

test('what was typed before the script came stays; what was wrong is offered again', async ({ browser, server }) => {
  const context = await openContext(browser, 'desk');
  const page = await context.newPage();
  await signIn(page, server.url);
  const { code } = await makeWorkshop(page, server.url, { title: 'Hidas verkko' });
  for (const [path, field] of [
    ['/desk/sign-in', '#email'],
    [`/j/${code}`, '#name'],
  ] as const) {
    const slow = await (await openContext(browser, 'phone')).newPage();
    let bring: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (bring = resolve));
    await slow.route('**/*.js', async (route) => {
      await held;
      await route.continue();
    });
    await slow.goto(server.url + path, { waitUntil: 'commit' });
    await slow.locator(field).fill('ennen@esimerkki.fi');
    bring();
    await slow.waitForLoadState('networkidle');
    await expect(slow.locator(field)).toHaveValue('ennen@esimerkki.fi');
  }
  const plain = await (await openContext(browser, 'desk', 'fi', { javaScriptEnabled: false })).newPage();
  await plain.goto(`${server.url}/desk/sign-in`);
  await plain.locator('#email').fill('joku@esimerkki.fi');
  await plain.locator('#password').fill('väärä-salasana');
  await plain.locator('form button.primary').click();
  await expect(plain.getByRole('alert')).toBeVisible();
  await expect(plain.locator('#email')).toHaveValue('joku@esimerkki.fi');
});
