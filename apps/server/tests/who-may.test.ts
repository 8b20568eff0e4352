import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  admin,
  facilitator,
  join,
  type Joined,
  type Made,
  type Running,
  startServer,
  Visitor,
  workshop,
} from './running.ts';

let running: Running;
let desk: Visitor;
let made: Made;
let seat: { phone: Visitor; joined: Joined };
beforeAll(async () => {
  running = await startServer();
  desk = await facilitator(running);
  made = await workshop(desk);
  seat = await join(running, made.code, { table: 1 });
});
afterAll(() => running.stop());

describe('pages of other sites', () => {
  const evil = { origin: 'https://evil.example' };

  test('can neither command nor co-write, whatever the content type', async () => {
    for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      const response = await desk.ask('POST', '/api/v1/workshops', '{"title":"x","municipality":"091"}', {
        ...evil,
        'content-type': type,
      });
      expect(response.status).toBe(403);
    }
    const simple = await desk.ask('POST', '/api/v1/workshops', '{"title":"x","municipality":"091"}', {
      'content-type': 'text/plain',
    });
    expect(simple.status).toBe(400);
    expect(await seat.phone.closeCode(seat.joined.drafts[0]?.id ?? '', evil)).toBe(4403);
    expect(await seat.phone.closeCode(seat.joined.drafts[0]?.id ?? '', { origin: running.url })).toBe('open');
    expect(await seat.phone.closeCode(seat.joined.drafts[0]?.id ?? '', { origin: 'null' })).toBe(4403);
  });

  test('a forged Host gets no link and no answer', async () => {
    const { request } = await import('node:http');
    const status = await new Promise((resolve) =>
      request(`${running.url}/api/v1/stories`, { headers: { host: 'evil.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).end(),
    );
    expect(status).toBe(421);
    const forwarded = await desk.json<Made>('POST', '/api/v1/workshops', { title: 'x', municipality: '091' });
    expect(forwarded.joinUrl.startsWith(running.url)).toBe(true);
    const spoofed = await desk.ask(
      'POST',
      '/api/v1/workshops',
      { title: 'x', municipality: '091' },
      {
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'https',
        'x-forwarded-for': '1.2.3.4',
      },
    );
    expect(((await spoofed.json()) as Made).joinUrl.startsWith(running.url)).toBe(true);
  });
});

describe('cookies', () => {
  test('a device cookie that was altered is none', async () => {
    const [value = ''] = [...seat.phone.cookies.values()];
    const forger = new Visitor(running.url);
    forger.cookies.set('uskalla_device', `x${value}`);
    expect((await forger.ask('GET', `/api/v1/drafts/${seat.joined.drafts[0]?.id}`)).status).toBe(404);
    // One signed for another purpose does not pass either.
    forger.cookies.clear();
    forger.cookies.set('uskalla_wall', value);
    expect((await forger.ask('GET', `/api/v1/drafts/${seat.joined.drafts[0]?.id}`)).status).toBe(404);
  });

  test('a session ends when it is signed out of', async () => {
    const session = await facilitator(running);
    const kept = new Visitor(running.url);
    for (const [name, value] of session.cookies) kept.cookies.set(name, value);
    expect((await session.ask('DELETE', '/api/v1/session')).status).toBe(204);
    expect((await kept.ask('GET', '/api/v1/workshops')).status).toBe(401);
  });
});

describe('accounts', () => {
  test('a stranger can make none, and a wrong password gets a plain no', async () => {
    const stranger = new Visitor(running.url);
    const signUp = await stranger.ask('POST', '/api/auth/sign-up/email', {
      email: 'x@esimerkki.fi',
      password: 'pitkä-salasana-1',
      name: 'x',
    });
    expect(signUp.status).toBeGreaterThanOrEqual(400);
    expect((await stranger.ask('POST', '/api/v1/session', { ...admin, password: 'väärä-salasana' })).status).toBe(401);
    expect((await stranger.ask('POST', '/api/auth/sign-in/magic-link', { email: admin.email })).status).toBe(404);
  });

  test('the one-time link makes the first account, once; the next start’s signs it in', async () => {
    const fresh = await startServer({ ADMIN_EMAIL: '', ADMIN_PASSWORD: '' });
    const token = await fresh.composition.mintWelcome();
    const first = new Visitor(fresh.url);
    expect(await first.json('POST', '/api/v1/welcome/check', { token })).toEqual({ needsAccount: true });
    const account = { name: 'Eka', email: 'eka@esimerkki.fi', password: 'lyhyt' };
    expect((await first.ask('POST', '/api/v1/welcome', { token, ...account })).status).toBe(422);
    expect(
      (await first.ask('POST', '/api/v1/welcome', { token, ...account, password: 'tarpeeksi-pitkä' })).status,
    ).toBe(200);
    expect((await first.ask('GET', '/api/v1/workshops')).status).toBe(200);
    expect((await new Visitor(fresh.url).ask('POST', '/api/v1/welcome/check', { token })).status).toBe(410);

    const next = await fresh.composition.mintWelcome();
    const second = new Visitor(fresh.url);
    expect(await second.json('POST', '/api/v1/welcome/check', { token: next })).toEqual({ needsAccount: false });
    expect((await second.ask('POST', '/api/v1/welcome', { token: next })).status).toBe(200);
    expect((await second.ask('GET', '/api/v1/workshops')).status).toBe(200);
    expect((await new Visitor(fresh.url).ask('POST', '/api/v1/welcome', { token: next })).status).toBe(410);
    await fresh.stop();
  });
});
