import { writeFile } from 'node:fs/promises';
import type { APIResponse, BrowserContext, Page } from '@playwright/test';
import { encode } from 'uqr';
import { alarm, onGuard } from '../support/on-guard.ts';
import { expect, join, openCard, openContext, signIn, test, type MadeWorkshop } from '../support/stage.ts';
import { turnOnCodes } from '../support/turn-on-codes.ts';

/** A formula, an end to every attribute, and markup that tells that it ran; `where` is which field it was typed into. */
const hostile = (where: string) => `=1+1"'><img src=x onerror=${alarm}('${where}')>`;
/** As long as a name may be. */
const hostileName = `<img src=x onerror=${alarm}(1)>`;
/** In a text, an address would be made a link. */
const hostileText = (where: string) =>
  `${hostile(where)} </textarea></title></script><script>${alarm}('${where}')</script> javascript:${alarm}(1) {{7*7}} ` +
  `https://esimerkki.fi/a"onmouseover="${alarm}(1) [a](javascript:${alarm}(1)) <!--]]>`;

const questions = ['doing', 'dared', 'succeeded', 'failed', 'learned'] as const;

/** Sends what a form of a page would, as this browser. */
async function send(page: Page, url: string, path: string, form: Record<string, string>): Promise<APIResponse> {
  const response = await page.request.post(url + path, { form, headers: { origin: url, accept: 'text/html' } });
  expect([path, response.status()]).toEqual([path, 200]);
  return response;
}

async function ask<T>(page: Page, url: string, method: 'post' | 'patch', path: string, data: object): Promise<T> {
  const response = await page.request[method](`${url}/api/v1${path}`, { data, headers: { origin: url } });
  expect([path, response.ok(), response.ok() ? '' : await response.text()]).toEqual([path, true, '']);
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

const phase = (id: string, kind: string, activity: object | null) => ({
  id,
  kind,
  title: hostile(`title-${id}`),
  minutes: 0,
  instruction: hostile(`instruction-${id}`),
  note: hostileText(`note-${id}`),
  writing: 'open',
  activity,
});

/** What a page shows to cameras are these addresses and no other: a code is a picture of one thing. */
async function expectCodes(page: Page, addresses: readonly string[]): Promise<void> {
  const shown = page.locator('svg[shape-rendering="crispEdges"]');
  await expect(shown).toHaveCount(addresses.length);
  const paths = await shown.evaluateAll((all) => all.map((each) => each.querySelector('path')?.getAttribute('d')));
  const expected = addresses.map((address) =>
    encode(address, { ecc: 'M', border: 2 })
      .data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
      .join(''),
  );
  expect(paths.map((path) => expected.indexOf(path ?? ''))).toEqual(addresses.map((_, index) => index));
}

test('a text that would run, typed into every field, is only a text on every page and in every file', async ({
  browser,
  launch,
}) => {
  const { url } = await launch();
  const contexts: BrowserContext[] = [];
  const onWatch = async (screen: 'desk' | 'phone' | 'wall') => {
    const context = await openContext(browser, screen);
    contexts.push(context);
    return { page: await context.newPage(), guard: await onGuard(context, url) };
  };
  const [desk, phone, wall, reader] = [
    await onWatch('desk'),
    await onWatch('phone'),
    await onWatch('wall'),
    await onWatch('desk'),
  ];

  // An account, its organisation, an agenda, a workshop, its tables.
  await signIn(desk.page, url);
  await turnOnCodes(desk.page, url);
  await send(desk.page, url, '/desk/account?/change', { name: hostileName, locale: 'fi' });
  const account = await (await desk.page.request.get(`${url}/desk/account`)).text();
  const [organisation = ''] = /\/desk\/organisations\/[0-9a-zA-Z-]+/.exec(account) ?? [];
  await send(desk.page, url, `${organisation}?/change`, {
    name: hostile('organisation'),
    municipality: '',
    retention: '90',
  });
  const agenda = await ask<{ id: string }>(desk.page, url, 'post', '/agendas', {
    name: hostile('agenda'),
    phases: [
      phase('arrive', 'arrive', null),
      phase('words', 'warmup', { kind: 'words', prompt: hostile('words') }),
      phase('questions', 'reflect', { kind: 'question', prompt: hostile('questions'), approveFirst: false }),
      phase('write', 'write', null),
      phase('vote', 'vote', { kind: 'vote', cards: null, dots: 3, ownTable: true }),
    ],
  });
  const made = await ask<MadeWorkshop>(desk.page, url, 'post', '/workshops', {
    title: hostile('workshop'),
    municipality: '091',
    tables: 1,
    agenda: agenda.id,
  });
  await phone.page.goto(made.joinUrl);
  const table = await phone.page.locator('#table option').nth(1).getAttribute('value');
  await ask(desk.page, url, 'patch', `/workshops/${made.id}/tables/${table}`, { name: hostileName });

  // A phone says all that a phone can say.
  await wall.page.goto(made.projectorUrl);
  await join(phone.page, url, made.code, { name: hostileName.replace('1', '2') });
  await desk.page.goto(made.deskUrl);
  const goTo = async (id: string) => {
    await desk.page
      .locator('.agenda button')
      .nth(['arrive', 'words', 'questions', 'write', 'vote'].indexOf(id))
      .click();
    await expect(phone.page.locator(`[data-phase="${id}"]`)).toBeVisible();
  };
  await goTo('words');
  await phone.page.getByLabel('Sana 1').fill(`<b onclick=${alarm}(1)>`);
  await phone.page.getByRole('button', { name: 'Lähetä' }).click();
  await goTo('questions');
  await phone.page.locator('#ask').fill(hostile('wish'));
  await phone.page.locator('form:has(#ask) button').click();
  await expect(wall.page.getByText("('wish')").first()).toBeVisible();
  await goTo('write');
  for (const question of questions) await (await openCard(phone.page, question)).fill(hostileText(question));
  await phone.page.locator('#tab-facts').click();
  await phone.page.locator('textarea[data-field="title"]').fill(hostile('story'));
  for (const fact of ['time', 'teller', 'role']) await phone.page.locator(`#fact-${fact}`).fill(hostile(fact));
  await phone.page.locator('#tab-finish').click();
  await phone.page.getByRole('radio').first().check();
  await phone.page.locator('section > button.primary').click();
  await expect(phone.page.locator('[data-save="saved"]')).toBeVisible();
  await goTo('vote');
  await expect(wall.page.getByText("('story')").first()).toBeVisible();

  // Published, and lived with.
  const [draft] = (
    await ask<{ drafts: { id: string }[] }>(phone.page, url, 'post', `/workshops/${made.code}/participants`, {})
  ).drafts;
  const check = await desk.page.request.get(`${url}/api/v1/drafts/${draft?.id}/publish-check`);
  const { slug } = await ask<{ slug: string }>(desk.page, url, 'post', `/drafts/${draft?.id}/publish`, {
    askedAloud: true,
    confirmed: ((await check.json()) as { findings: object[] }).findings,
  });
  const story = `/tarinat/${slug}`;
  await send(reader.page, url, `${story}?/ask`, { text: hostileText('question') });
  const waiting = await (await desk.page.request.get(`${url}/desk`)).text();
  const [, id = ''] = /action="\?\/answer[^]*?name="id" value="([0-9a-f-]{36})"/.exec(waiting) ?? [];
  await send(desk.page, url, '/desk?/answer', { id, answer: hostileText('answer') });
  const translated = Object.fromEntries(['title', ...questions].map((part) => [part, hostile(`translated-${part}`)]));
  await send(desk.page, url, `/curate/translate/${slug}/sv`, translated);
  await send(desk.page, url, '/curate?/collection', {
    language: 'fi',
    title: hostile('collection'),
    introduction: hostileText('introduction'),
    stories: slug,
    place: '1',
  });
  await send(desk.page, url, '/curate?/announce', {
    municipality: '091',
    subject: hostile('announcement'),
    language: 'fi',
  });
  const photo = {
    name: `${hostile('file')}.jpg`,
    mimeType: 'image/jpeg',
    buffer: await desk.page.screenshot({ type: 'jpeg' }),
  };
  const added = await desk.page.request.post(`${url}/desk/stories/${slug}/photos?/add`, {
    multipart: { photo, alt: hostile('alt'), caption: hostile('caption'), credit: hostile('credit') },
    headers: { origin: url, accept: 'text/html' },
  });
  expect(added.status()).toBe(200);

  await test.step('every page', async () => {
    const shown: [page: Page, path: string, has?: string][] = [
      [reader.page, '/', 'announcement'],
      [reader.page, '/tarinat?q=javascript', 'story'],
      [reader.page, story, 'answer'],
      [reader.page, `/sv/berattelser/${slug}`, 'translated-title'],
      [reader.page, `${story}/versiot`, 'doing'],
      [reader.page, `${story}/juliste`, 'story'],
      [reader.page, '/kuratointi', 'collection'],
      [reader.page, '/kartta/01'],
      [reader.page, '/vaikutus'],
      [reader.page, `/tarinat?q=${encodeURIComponent(hostileText('q'))}`],
      [reader.page, `/j/${encodeURIComponent(hostileText('code'))}`],
      [desk.page, '/desk', 'workshop'],
      [desk.page, `/desk/${made.id}`, 'workshop'],
      [desk.page, `/desk/${made.id}/agenda`],
      [desk.page, `/desk/${made.id}/print`, 'workshop'],
      [desk.page, `/desk/${made.id}/remote`],
      [desk.page, `/desk/stories/${slug}/photos`],
      [desk.page, '/desk/account', 'organisation'],
      [desk.page, organisation, 'organisation'],
      [desk.page, `${organisation}/log`],
      [desk.page, '/desk/new'],
      [desk.page, '/desk/service', 'organisation'],
      [desk.page, '/curate'],
      [desk.page, `/curate/translate/${slug}/sv`],
      [phone.page, `/j/${made.code}/write`, 'workshop'],
      [wall.page, `/p/${made.id}`, 'story'],
    ];
    for (const [page, path, has] of shown) {
      await page.goto(url + path);
      if (has) await expect(page.getByText(`('${has}')`).first()).toBeAttached();
      // No element has come out of a text: what there would be to find are these.
      await expect(page.locator('main img[src="x"], main [onerror], main [onclick], main [onmouseover]')).toHaveCount(
        0,
      );
      const protocols = await page
        .locator('a[href]')
        .evaluateAll((all) => all.map((each) => new URL(each.getAttribute('href') ?? '', location.href).protocol));
      expect(protocols.filter((protocol) => !['http:', 'https:', 'mailto:'].includes(protocol))).toEqual([]);
    }
    await reader.page.goto(url);
    const collection = await reader.page
      .locator('a[href*="/kokoelmat/"]', { hasText: 'onerror' })
      .first()
      .getAttribute('href');
    await reader.page.goto(url + collection);
    await expect(reader.page.getByText("('introduction')").first()).toBeVisible();
  });

  await test.step('codes that cameras read lead to the workshop alone', async () => {
    await desk.page.goto(`${made.deskUrl}/print`);
    await expectCodes(desk.page, [url + story]);
    await desk.page.locator('.choices button').nth(1).click();
    await expectCodes(desk.page, [made.joinUrl, `${url}/tarinat`]);
    await reader.page.goto(`${url}${story}/juliste`);
    await expectCodes(reader.page, [url + story]);
    await wall.page.goto(made.projectorUrl);
    await desk.page.goto(made.deskUrl);
    await goTo('arrive');
    await expectCodes(wall.page, [made.joinUrl]);
  });

  await test.step('every file', async () => {
    const files = ['html', 'md', 'csv', 'json'].map((format) => `/api/v1/workshops/${made.id}/export/${format}`);
    const get = async (path: string) => {
      const response = await desk.page.request.get(url + path);
      expect([path, response.status()]).toEqual([path, 200]);
      return response;
    };
    const [html, markdown, csv, json] = await Promise.all(files.map(get));
    expect(JSON.parse((await json?.text()) ?? '')).toBeInstanceOf(Object);
    expect(await markdown?.text()).not.toMatch(/(^|[^\\])<(img|script)/m);
    for (const table of [csv, await get('/api/v1/download/stories.csv'), await get('/api/v1/impact/reuse.csv')]) {
      const text = (await table?.text()) ?? '';
      // A cell begins after a separator that no quotation mark is open at; one with a text that needs it is quoted.
      expect(text).not.toMatch(/(^|[;,\n])"?[=+@\t\r-]/m);
    }
    expect(await csv?.text()).toContain("'=1+1");

    const file = test.info().outputPath('tallenne.html');
    await writeFile(file, (await html?.text()) ?? '');
    const kept = await onWatch('desk');
    await kept.page.goto(`file://${file}`);
    await expect(kept.page.getByText("('doing')").first()).toBeVisible();
    await expect(kept.page.locator('img, script, [onerror], [onclick], a[href^="javascript"]')).toHaveCount(0);
    expect(kept.guard.seen).toEqual([]);

    // Machines' formats are whole, and what they hold of HTML has no element of a stranger's.
    const blank = await (await openContext(browser, 'desk')).newPage();
    contexts.push(blank.context());
    for (const path of [
      '/tarinat/atom.xml',
      '/oai?verb=ListRecords&metadataPrefix=oai_dc',
      '/sitemap.xml',
      '/sitemap-stories.xml',
    ]) {
      const text = await (await get(path)).text();
      const [problem, strangers] = await blank.evaluate((xml) => {
        const document = new DOMParser().parseFromString(xml, 'application/xml');
        const contents = [...document.getElementsByTagName('content')].map(({ textContent }) => textContent);
        const inside = contents.map((content) => new DOMParser().parseFromString(content, 'text/html'));
        const found = inside.flatMap((each) => [...each.querySelectorAll('img, script, a, [onerror]')]);
        return [document.querySelector('parsererror')?.textContent ?? '', found.length] as const;
      }, text);
      expect([path, problem, strangers]).toEqual([path, '', 0]);
    }
    for (const path of ['/api/v1/download/dcat.jsonld', `/api/v1/stories/${slug}`])
      JSON.parse(await (await get(path)).text());
  });

  for (const { guard } of [desk, phone, wall, reader]) expect(guard.seen).toEqual([]);
  await Promise.all(contexts.map((context) => context.close()));
});
