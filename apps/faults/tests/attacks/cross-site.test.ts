import { beforeAll, describe, expect, inject, test } from 'vitest';
import { facilitator, makeWorkshop, seat, type Made } from '../../src/facilitator.ts';
import { openSocket } from '../../src/open-socket.ts';
import type { Visitor } from '../../src/visitor.ts';

const server = inject('attacked');
let desk: Visitor;
let made: Made;
let phone: Visitor;
let draftId: string;
beforeAll(async () => {
  desk = await facilitator(server.url);
  made = await makeWorkshop(desk);
  ({ phone, draftId } = await seat(server.url, made.code, { table: 1 }));
});

const foreign = () => [
  'https://muualla.example',
  'null',
  `https://127.0.0.1:${server.port}`,
  `http://127.0.0.1:${server.port + 1}`,
  `http://127.0.0.1.muualla.example:${server.port}`,
  `http://muualla.example:${server.port}`,
  `http://127.0.0.1:${server.port}@muualla.example`,
  `http://127.0.0.1:${server.port}.muualla.example`,
  'file://',
  'http://[::1',
];

describe('a page of another site, with the cookies of whoever looks at it', () => {
  test('opens no line to the screens of a workshop, by websocket or by polling', async () => {
    const line = `${server.url}/socket.io/?EIO=4&transport=`;
    const own = await openSocket(`${line}websocket`, { cookie: desk.cookie, origin: server.url });
    own.socket.terminate();
    expect(own.answer).toBe('open');
    for (const origin of foreign()) {
      const { answer } = await openSocket(`${line}websocket`, { cookie: desk.cookie, origin });
      expect([origin, answer]).toEqual([origin, 400]);
      expect((await desk.ask('GET', '/socket.io/?EIO=4&transport=polling', undefined, { origin })).status).toBe(403);
    }
  });

  test('opens no draft', async () => {
    const address = `${server.url}/collab/${draftId}`;
    const own = await openSocket(address, { cookie: phone.cookie, origin: server.url });
    own.socket.terminate();
    expect(own.answer).toBe('open');
    for (const origin of foreign()) {
      const { answer } = await openSocket(address, { cookie: phone.cookie, origin });
      expect([origin, answer]).toEqual([origin, 4403]);
    }
  });

  test('a Host that was rebound to here opens neither', async () => {
    for (const host of ['muualla.example', `muualla.example:${server.port}`]) {
      const headers = { cookie: phone.cookie, origin: `http://${host}`, host };
      expect((await openSocket(`${server.url}/collab/${draftId}`, headers)).answer).toBe(4403);
      expect((await openSocket(`${server.url}/socket.io/?EIO=4&transport=websocket`, headers)).answer).toBe(400);
    }
  });
});

describe('a form on another site', () => {
  const types = ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain'];
  const forms = (): [path: string, visitor: Visitor, fields: string][] => [
    ['/desk?/signout', desk, ''],
    ['/desk/new', desk, 'title=Vieras&municipality=091&tables=1'],
    ['/desk/account?/change', desk, 'name=Vieras&locale=fi'],
    ['/desk/account?/others', desk, ''],
    ['/curate?/announce', desk, 'municipality=091&subject=Vieras&language=fi'],
    ['/language', desk, 'locale=en'],
    [`/j/${made.code}`, phone, 'name=Vieras'],
    ['/tarinat/fiksu-kalasatama-pilotti-tarvitsee-omistajan?/thank', phone, ''],
  ];

  test('does nothing, whatever it sends its fields as', async () => {
    const own = () => desk.json<{ items: { title: string }[] }>('GET', '/api/v1/workshops');
    for (const [path, visitor, fields] of forms()) {
      for (const type of types) {
        const multipart = `--x\r\nContent-Disposition: form-data; name="name"\r\n\r\nVieras\r\n--x--\r\n`;
        const body = type.startsWith('multipart') ? multipart : fields;
        for (const origin of ['https://muualla.example', 'null']) {
          const { status, headers } = await visitor.ask('POST', path, body, { 'content-type': type, origin });
          expect([path, type, origin, status]).toEqual([path, type, origin, 403]);
          expect(headers.getSetCookie()).toEqual([]);
        }
      }
    }
    expect((await own()).items.filter(({ title }) => title === 'Vieras')).toEqual([]);
    expect((await desk.ask('GET', '/desk/account')).text).not.toContain('Vieras');
    expect((await desk.ask('GET', '/kuratointi')).text).not.toContain('Vieras');
  });

  test('cookies go to no other site by themselves', async () => {
    const { headers } = await desk.ask('POST', '/api/v1/session', { email: 'x@esimerkki.fi', password: 'x' });
    expect(headers.getSetCookie().filter((cookie) => !/; samesite=(lax|strict)/i.test(cookie))).toEqual([]);
    const joined = await seat(server.url, made.code);
    expect(joined.phone.cookies.size).toBe(1);
  });
});
