import { beforeAll, expect, inject, test } from 'vitest';
import { facilitator, makeWorkshop, seat, type Made } from '../../src/facilitator.ts';
import { LiveScreen } from '../../src/live-screen.ts';
import { Visitor } from '../../src/visitor.ts';

// Keys of Yjs documents that would do it are tried in frames-of-who-may-not, and among others in the fuzz test.

const { url } = inject('attacked');

let desk: Visitor;
let made: Made;
let phone: Visitor;
let draftId: string;
beforeAll(async () => {
  desk = await facilitator(url);
  made = await makeWorkshop(desk);
  ({ phone, draftId } = await seat(url, made.code, { table: 1 }));
});

const bait = '"polluted":"saastunut","isAdmin":true,"status":"closed","runsService":true,"code":"XXXXXX"';
/** Written by hand: of an object, JSON leaves these out. */
const polluted = (fields: string) => [
  `{"__proto__":{${bait}}${fields}}`,
  `{"constructor":{"prototype":{${bait}}}${fields}}`,
  `{"__proto__":{"__proto__":{${bait}},${bait}}${fields}}`,
  `{"a":{"__proto__":{${bait}}}${fields}}`,
  `[{"__proto__":{${bait}}}]`,
];

/** A new object of the server's has none of it: whatever is answered from now on would show it. */
async function expectClean(): Promise<void> {
  const answers = await Promise.all([
    desk.ask('GET', '/api/v1/workshops'),
    phone.ask('GET', `/api/v1/drafts/${draftId}`),
    new Visitor(url).ask('GET', `/api/v1/workshops/${made.code}`),
    new Visitor(url).ask('GET', '/api/v1/stories?limit=1'),
    new Visitor(url).ask('GET', '/desk/sign-in'),
    new Visitor(url).ask('GET', '/api/v1/workshops'),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 401]);
  for (const { text } of answers) expect(text).not.toContain('saastunut');
}

test('of JSON, at every door', async () => {
  const doors: [method: string, path: string, fields: string, visitor: Visitor][] = [
    ['POST', '/api/v1/session', ',"email":"x@esimerkki.fi","password":"x"', new Visitor(url)],
    ['POST', '/api/v1/session/code', ',"code":"000000"', new Visitor(url)],
    ['POST', '/api/v1/session/link', ',"token":"x"', new Visitor(url)],
    ['POST', '/api/v1/welcome', ',"token":"x"', new Visitor(url)],
    ['POST', '/api/v1/workshops', ',"title":"Puhdas","municipality":"091"', desk],
    ['PATCH', `/api/v1/workshops/${made.id}`, ',"status":"open"', desk],
    ['POST', `/api/v1/workshops/${made.code}/participants`, '', new Visitor(url)],
    ['PATCH', `/api/v1/workshops/${made.code}/participants/me`, ',"name":"Aino"', phone],
    ['PATCH', `/api/v1/drafts/${draftId}`, ',"status":"writing"', phone],
    ['POST', '/api/v1/agendas', ',"name":"x","phases":[]', desk],
    ['POST', '/api/v1/drafts', ',"municipality":"091"', desk],
  ];
  for (const [method, path, fields, visitor] of doors) {
    for (const body of polluted(fields)) {
      const { status } = await visitor.ask(method, path, body, { 'content-type': 'application/json' });
      expect([path, body, status < 500]).toEqual([path, body, true]);
    }
  }
  await expectClean();
  expect(await desk.json('GET', `/api/v1/workshops/${made.code}`)).toMatchObject({ code: made.code });
});

test('of queries and forms', async () => {
  const names = [
    '__proto__[polluted]',
    '__proto__.polluted',
    'constructor[prototype][polluted]',
    'a[__proto__][polluted]',
  ];
  for (const name of names) {
    const query = `${encodeURIComponent(name)}=saastunut`;
    for (const path of ['/api/v1/stories', '/tarinat', '/oai?verb=Identify', '/tarinat/atom.xml', '/desk/sign-in']) {
      const { status } = await new Visitor(url).ask('GET', `${path}${path.includes('?') ? '&' : '?'}${query}`);
      expect([path, name, status < 500]).toEqual([path, name, true]);
    }
    for (const path of [`/j/${made.code}`, '/desk/sign-in?/password', '/curate?/collection', '/curate?/announce']) {
      const { status } = await desk.ask('POST', path, new URLSearchParams({ [name]: 'saastunut', name: 'Aino' }));
      expect([path, name, status < 500]).toEqual([path, name, true]);
    }
  }
  await expectClean();
});

test('of commands on the live line, and names that every object has', async () => {
  const screen = await LiveScreen.open(url, desk.cookie, { screen: 'desk', workshopId: made.id });
  for (const body of polluted(',"do":"zoom","by":1')) {
    await screen.ask('steer', JSON.parse(body) as object);
    await screen.ask('take-part', JSON.parse(body) as object);
  }
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf']) {
    for (const command of [
      { do: name },
      { do: 'go', from: name, to: name },
      { do: 'results', phase: name, shown: true },
      { do: 'approve', phase: name, item: name, on: true },
      { do: 'desk-vote', phase: 'vote', item: name, dots: 1 },
    ]) {
      expect([name, command.do, await screen.ask('steer', command)]).not.toEqual([name, command.do, 'internal']);
    }
    for (const path of [
      `/api/v1/workshops/${name}`,
      `/api/v1/stories/${name}`,
      `/api/v1/impact/${name}.csv`,
      `/api/v1/download/${name}`,
      `/api/v1/workshops/${made.id}/export/${name}`,
      `/tarinat/${name}`,
      `/kartta/${name}`,
      `/kokoelmat/${name}`,
      `/curate/translate/${name}/${name}`,
      `/tarinat?theme=${name}&stage=${name}&region=${name}&municipality=${name}`,
      `/oai?verb=${name}`,
    ]) {
      expect([path, (await desk.ask('GET', path)).status < 500]).toEqual([path, true]);
    }
  }
  screen.end();
  await expectClean();
});
