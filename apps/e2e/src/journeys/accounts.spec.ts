import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/axe.ts';
import { admin, type RunningServer } from '../support/server.ts';
import { expect, openContext, signIn, test } from '../support/stage.ts';
import { totp } from '../support/totp.ts';

/** The link of the last mail that was printed, since no mail server is set. */
async function lastLink(server: RunningServer, path: string): Promise<string> {
  const links = () => [...server.output().matchAll(new RegExp(`https?://\\S+${path}#\\S+`, 'g'))].map(([link]) => link);
  await expect.poll(links).not.toHaveLength(0);
  return links().at(-1) ?? '';
}

test('an owner turns on two-step sign-in and invites a colleague, who signs in with a passkey', async ({
  browser,
  launch,
  watch,
}) => {
  const server = await launch();
  // Keys work from a secure page or from the machine itself.
  const url = server.url.replace('127.0.0.1', 'localhost');
  const owner = await (await openContext(browser, 'desk')).newPage();
  watch(owner);
  await signIn(owner, url);

  await owner.goto(`${url}/desk/service`);
  await expect(owner.getByText('Tähän tarvitaan vahvempi kirjautuminen', { exact: false })).toBeVisible();
  await owner.getByRole('link', { name: 'Oma tili' }).click();
  await expectAccessible(owner, 'account');
  await owner.locator('#begin-password').fill(admin.password);
  await owner.getByRole('button', { name: 'Ota käyttöön' }).click();
  const key = await owner.locator('#second ~ p code').textContent();
  await expectAccessible(owner, 'setting up');
  await owner.locator('#code').fill(totp(key ?? ''));
  await owner.getByRole('button', { name: 'Vahvista' }).click();
  await expect(owner.getByText('Kaksivaiheinen kirjautuminen on käytössä.')).toBeVisible();

  await owner.getByRole('link', { name: 'Uskalla kokeilla' }).click();
  await expectAccessible(owner, 'organisation');
  await owner.locator('#email').fill('kollega@esimerkki.fi');
  await owner.getByRole('button', { name: 'Lähetä kutsu' }).click();
  await expect(owner.getByText('Kutsu lähetettiin: kollega@esimerkki.fi')).toBeVisible();
  await owner.goto(`${url}/desk/service`);
  await expectAccessible(owner, 'service');
  await owner.goto(`${url}/desk`);
  await owner.getByRole('link', { name: 'Oma tili' }).click();
  await owner.getByRole('link', { name: 'Uskalla kokeilla' }).click();
  await owner.getByRole('link', { name: 'Tapahtumat' }).click();
  await expect(owner.getByText('Jäsen kutsuttiin')).toBeVisible();
  await expectAccessible(owner, 'log');

  const context = await openContext(browser, 'phone');
  const colleague = await context.newPage();
  watch(colleague);
  await colleague.goto(await lastLink(server, '/desk/invitation'));
  await expect(colleague.getByText('Sinut on kutsuttu mukaan: Uskalla kokeilla.')).toBeVisible();
  expect(colleague.url()).not.toContain('#');
  await expectAccessible(colleague, 'invitation');
  await colleague.locator('#name').fill('Kollega');
  await colleague.locator('#password').fill('salasana123');
  await colleague.getByRole('button', { name: 'Luo tunnus' }).click();
  await expect(colleague.getByRole('alert')).toContainText('liian helppo arvata');
  await expect(colleague.locator('#name')).toHaveValue('Kollega');
  await colleague.locator('#password').fill('kuusi kuikkaa kaukana');
  await colleague.getByRole('button', { name: 'Luo tunnus' }).click();
  await colleague.waitForURL('**/desk');
  await expect(colleague.getByRole('link', { name: 'Uusi tarinapaja' })).toBeVisible();

  await useVirtualKey(colleague);
  await colleague.getByRole('link', { name: 'Oma tili' }).click();
  await colleague.getByRole('button', { name: 'Lisää pääsyavain' }).click();
  await expect(colleague.getByRole('button', { name: 'Poista' })).toBeVisible();
  await colleague.getByRole('button', { name: 'Kirjaudu ulos' }).click();
  await colleague.waitForURL('**/desk/sign-in');
  await colleague.getByRole('button', { name: 'Kirjaudu pääsyavaimella' }).click();
  await colleague.waitForURL('**/desk');
  await expect(colleague.getByRole('link', { name: 'Uusi tarinapaja' })).toBeVisible();

  // The owner signs in anew: the password is not enough any more.
  await owner.goto(`${url}/desk`);
  await owner.getByRole('button', { name: 'Kirjaudu ulos' }).click();
  await owner.locator('#email').fill(admin.email);
  await owner.locator('#password').fill(admin.password);
  await owner.getByRole('button', { name: 'Kirjaudu sisään' }).click();
  await expect(owner.getByRole('heading', { name: 'Kirjautumiskoodi' })).toBeVisible();
  await expectAccessible(owner, 'code');
  await owner.locator('#code').fill(totp(key ?? '', Date.now() + 30_000));
  await owner.getByRole('button', { name: 'Jatka' }).click();
  await owner.waitForURL('**/desk');
});

test('whoever forgot the password signs in by a link, and chooses a new one by another', async ({
  browser,
  launch,
  watch,
}) => {
  const server = await launch();
  const page = await (await openContext(browser, 'phone', 'sv')).newPage();
  watch(page);
  await page.goto(`${server.url}/desk/sign-in`);
  await page.getByRole('link', { name: 'Har du glömt lösenordet', exact: false }).click();
  await expectAccessible(page, 'help');
  await page.locator('#email').fill(admin.email);
  await page.getByRole('button', { name: 'Skicka en inloggningslänk' }).click();
  await expect(page.getByRole('status')).toContainText('är länken på väg');
  await page.goto(await lastLink(server, '/desk/sign-in/link'));
  await page.getByRole('button', { name: 'Logga in' }).click();
  await page.waitForURL('**/desk');

  await page.getByRole('button', { name: 'Logga ut' }).click();
  await page.goto(`${server.url}/desk/sign-in/help`);
  await page.locator('#email').fill(admin.email);
  await page.getByRole('button', { name: 'Skicka en länk för nytt lösenord' }).click();
  await page.goto(await lastLink(server, '/desk/new-password'));
  await page.locator('#password').fill('kort');
  await page.locator('#password').evaluate((field: HTMLInputElement) => field.removeAttribute('minlength'));
  await page.getByRole('button', { name: 'Byt lösenord' }).click();
  await expect(page.getByRole('alert')).toContainText('minst 10 tecken');
  await page.locator('#password').fill('sju svanar på sjön');
  await page.getByRole('button', { name: 'Byt lösenord' }).click();
  await expect(page.getByRole('status')).toContainText('Lösenordet är bytt');
  await page.locator('#email').fill(admin.email);
  await page.locator('#password').fill('sju svanar på sjön');
  await page.getByRole('button', { name: 'Logga in' }).click();
  await page.waitForURL('**/desk');
});

/** A key of the browser's own that says yes to everything, as a finger on a phone does. */
async function useVirtualKey(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}
