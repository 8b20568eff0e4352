import { writeFile } from 'node:fs/promises';
import type { BrowserContext, Page } from '@playwright/test';
import { alarm, onGuard } from '../support/on-guard.ts';
import { alive, expect, join, makeWorkshop, openCard, openContext, signIn, test } from '../support/stage.ts';

const slug = 'fiksu-kalasatama-pilotti-tarvitsee-omistajan';

/** Pages for everybody, one of each kind. */
const open = [
  '/',
  '/sv',
  '/tarinat?q=pilotti',
  `/tarinat/${slug}`,
  `/tarinat/${slug}/versiot`,
  `/tarinat/${slug}/juliste`,
  `/en/stories/${slug}`,
  '/kartta',
  '/kartta/01',
  '/vaikutus',
  '/kuratointi',
  '/ei-ole',
  '/tarinat/ei-ole',
  '/own',
  '/later#vaara',
  '/desk/sign-in',
  '/desk/sign-in/code',
  '/desk/sign-in/help',
  '/desk/sign-in/link',
  '/desk/new-password',
  '/desk/invitation',
  '/desk/welcome',
  '/j/222222',
  '/p/01890000-0000-7000-8000-000000000000',
];

const signedIn = [
  '/desk',
  '/desk/new',
  '/desk/draft',
  '/desk/account',
  '/desk/service',
  '/desk/service/log',
  `/desk/stories/${slug}/photos`,
  '/curate',
  `/curate/translate/${slug}/sv`,
];

/** Each page until it is drawn and its scripts have begun. */
async function look(page: Page, url: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await page.goto(url + path);
    await expect(page.locator('main').first()).toBeAttached();
    // What SvelteKit adds once a page's script has taken it over.
    const isDrawnAnew = (await page.locator('body script:not([src])', { hasText: '__sveltekit' }).count()) > 0;
    if (isDrawnAnew) await alive(page);
  }
}

/** Whether a page runs what is put into it as somebody would who found a hole. */
async function tryToRun(page: Page): Promise<void> {
  await page.evaluate(async (tell) => {
    // What a test evaluates may use eval where a page may not; what comes after it is the page's own.
    await new Promise((resolve) => setTimeout(resolve));
    const attribute = document.createElement('a');
    const element = document.createElement('style');
    element.textContent = 'body { display: none }';
    const script = document.createElement('script');
    const attempts = [
      () => document.body.append(attribute),
      () => attribute.setAttribute('style', 'position: fixed; inset: 0'),
      () => attribute.setAttribute('onclick', `${tell}('attribute')`),
      () => attribute.click(),
      () => document.body.append(element),
      () => (document.body.innerHTML = `<img src="x" onerror="${tell}('markup')">`),
      () => (script.textContent = `${tell}('script')`),
      () => document.body.append(script),
      () => new Function(`${tell}('eval')`)(),
      () =>
        document.body.append(Object.assign(document.createElement('script'), { src: 'https://muualla.example/x.js' })),
    ];
    for (const attempt of attempts) {
      try {
        attempt();
      } catch {
        // Refused, as it has to be.
      }
    }
  }, alarm);
}

test('no page has anything its policy refuses, asks anybody else, or would run what is not ours', async ({
  browser,
  server,
}) => {
  const contexts: BrowserContext[] = [];
  const onWatch = async (screen: 'desk' | 'phone' | 'wall') => {
    const context = await openContext(browser, screen);
    contexts.push(context);
    return { page: await context.newPage(), guard: await onGuard(context, server.url) };
  };
  const reader = await onWatch('phone');
  await look(reader.page, server.url, open);

  const desk = await onWatch('desk');
  await signIn(desk.page, server.url);
  await look(desk.page, server.url, signedIn);
  const service = await desk.page.request.get(`${server.url}/desk/account`);
  const [organisation] = /\/desk\/organisations\/[0-9a-zA-Z-]+/.exec(await service.text()) ?? [''];
  expect(organisation).not.toBe('');
  const made = await makeWorkshop(desk.page, server.url, { title: 'Käytännöt' });
  const rooms = ['', '/agenda', '/remote', '/print'].map((each) => `/desk/${made.id}${each}`);
  await look(desk.page, server.url, [organisation, `${organisation}/log`, `/co/${made.id}`, ...rooms]);

  const wall = await onWatch('wall');
  await wall.page.goto(made.projectorUrl);
  const phone = await onWatch('phone');
  await look(phone.page, server.url, [`/j/${made.code}`]);
  await join(phone.page, server.url, made.code, { name: 'Aino', table: 1 });
  await (await openCard(phone.page, 'doing')).fill('Näkyy seinällä.');
  await expect(wall.page.getByText('Näkyy seinällä.')).toBeVisible();
  // The desk shows the wall in small: the one frame there is.
  await desk.page.goto(made.deskUrl);
  await expect(desk.page.frameLocator('iframe').getByText('Näkyy seinällä.')).toBeAttached();

  // The record as a file, opened where somebody keeps it.
  const file = test.info().outputPath('tallenne.html');
  await writeFile(
    file,
    await (await desk.page.request.get(`${server.url}/api/v1/workshops/${made.id}/export/html`)).text(),
  );
  const kept = await onWatch('desk');
  await kept.page.goto(`file://${file}`);
  await expect(kept.page.getByText('Näkyy seinällä.')).toBeVisible();
  expect(await kept.page.evaluate(() => getComputedStyle(document.body).fontSize)).toBe('16px');

  // What is too long is refused on a page that stands on nothing; it has its style all the same.
  await reader.page.goto(`${server.url}/tarinat/${slug}`);
  await reader.page.evaluate(() => {
    const form = document.querySelector<HTMLFormElement>('form[action*="ask"]');
    const field = form?.querySelector('textarea');
    field?.removeAttribute('maxlength');
    // Never drawn: to lay out a word of that length takes a browser seconds, and it sends the form after that.
    if (field) Object.assign(field, { hidden: true, value: 'x'.repeat(100_000) });
    form?.submit();
  });
  await expect(reader.page.getByText('413')).toBeVisible();
  expect(await reader.page.evaluate(() => getComputedStyle(document.body).display)).toBe('grid');

  for (const each of [reader, desk, wall, phone, kept]) expect(each.guard.seen).toEqual([]);

  // And the policy does what it is there for: on a page of the library, of the desk, and in the file.
  await reader.page.goto(`${server.url}/tarinat/${slug}`);
  for (const { page, guard } of [reader, desk, kept]) {
    await tryToRun(page);
    await expect.poll(() => guard.seen.filter((each) => each.startsWith('refused')).length).toBeGreaterThan(3);
    expect(guard.seen.filter((each) => each.startsWith('ran'))).toEqual([]);
    // The file may run nothing at all, trusted or not.
    if (page !== kept.page) expect(guard.seen.join('\n')).toMatch(/refused require-trusted-types-for/);
    expect(await page.evaluate(() => getComputedStyle(document.body).display)).not.toBe('none');
  }
  await Promise.all(contexts.map((context) => context.close()));
});
