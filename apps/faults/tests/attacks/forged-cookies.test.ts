import { beforeAll, expect, inject, test } from 'vitest';
import { facilitator, helper, makeWorkshop, seat, wall, type Made } from '../../src/facilitator.ts';
import { openSocket } from '../../src/open-socket.ts';
import { admin } from '../../src/server-process.ts';
import { Visitor } from '../../src/visitor.ts';

const server = inject('attacked');
let desk: Visitor;
let made: Made;
beforeAll(async () => {
  desk = await facilitator(server.url);
  made = await makeWorkshop(desk);
});

const withCookie = (cookie: string) => new Visitor(server.url, { cookie });
const [name, session] = ['uskalla_device', 'better-auth.session_token'];

test('a cookie that was altered in any way opens nothing', async () => {
  const { phone, draftId } = await seat(server.url, made.code);
  const whole = phone.cookies.get(name) ?? '';
  const [value = '', signature = ''] = decodeURIComponent(whole).split('.');
  const draft = `/api/v1/drafts/${draftId}`;
  expect((await withCookie(`${name}=${whole}`).ask('GET', draft)).status).toBe(200);
  const letters = [...signature];
  const flipped = letters.map(
    (letter, at) => signature.slice(0, at) + (letter === 'A' ? 'B' : 'A') + signature.slice(at + 1),
  );
  const forged = [
    // The last letter has bits that stand for nothing: another one there may be the same signature, so it is left out.
    ...flipped.slice(0, -1).map((each) => `${value}.${each}`),
    value,
    `${value}.`,
    `.${signature}`,
    `x${value}.${signature}`,
    `${value}.${signature}.${signature}`,
    `${value}.${signature.slice(0, -1)}`,
    `${value}.${signature}\u0000`,
    `${value}.null`,
    '__proto__.x',
    `${'x'.repeat(20_000)}.${signature}`,
  ];
  for (const each of forged) {
    const cookie = `${name}=${encodeURIComponent(each)}`;
    // A header that is longer than the server reads is refused as a whole.
    expect([each.slice(0, 90), [404, 431].includes((await withCookie(cookie).ask('GET', draft)).status)]).toEqual([
      each.slice(0, 90),
      true,
    ]);
  }
  // Of two of a name the first counts, so that a site beside this one can't put its own behind it, nor take the place of the real one.
  expect((await withCookie(`${name}=x.y; ${name}=${whole}`).ask('GET', draft)).status).toBe(404);
});

test('one that was signed for one purpose is no other’s', async () => {
  const [{ phone }, screen, co] = await Promise.all([
    seat(server.url, made.code),
    wall(server.url, made),
    helper(server.url, desk, made.id),
  ]);
  const signed = [phone, screen, co].flatMap(({ cookies }) => [...cookies]);
  expect(signed.map(([each]) => each).sort()).toEqual(['uskalla_device', 'uskalla_steer', 'uskalla_wall']);
  for (const [from, value] of signed) {
    for (const to of ['uskalla_device', 'uskalla_wall', 'uskalla_steer', 'uskalla_thanked', session]) {
      if (to === from) continue;
      const visitor = withCookie(`${to}=${value}`);
      const doors = ['GET /api/v1/workshops', `GET /api/v1/workshops/${made.id}/export/json`].map((door) => {
        const [method = '', path = ''] = door.split(' ');
        return visitor.ask(method, path);
      });
      for (const { status } of await Promise.all(doors)) expect([401, 404]).toContain(status);
      const wallPage = await visitor.ask('GET', `/p/${made.id}`);
      expect([from, to, wallPage.text.includes(made.code)]).toEqual([from, to, false]);
    }
  }
});

test('one of before is worth nothing after: a seat that was left, a link that was renewed, a session that was ended', async () => {
  const { phone, draftId } = await seat(server.url, made.code, { table: 2 });
  const left = withCookie(phone.cookie);
  await phone.json('DELETE', `/api/v1/workshops/${made.code}/participants/me`);
  expect((await left.ask('GET', `/api/v1/drafts/${draftId}`)).status).toBe(404);
  const { answer } = await openSocket(`${server.url}/collab/${draftId}`, { cookie: phone.cookie });
  expect(answer).toBe(4404);

  const screen = await wall(server.url, made);
  const stale = withCookie(screen.cookie);
  expect((await stale.ask('GET', `/api/v1/drafts/${draftId}`)).status).toBe(200);
  await desk.json('POST', `/api/v1/workshops/${made.id}/projector-link`);
  expect((await stale.ask('GET', `/api/v1/drafts/${draftId}`)).status).toBe(404);

  const browser = await facilitator(server.url);
  const stolen = withCookie(browser.cookie);
  expect((await stolen.ask('GET', '/api/v1/workshops')).status).toBe(200);
  await browser.json('DELETE', '/api/v1/session');
  expect((await stolen.ask('GET', '/api/v1/workshops')).status).toBe(401);
  expect((await stolen.ask('GET', `/api/v1/workshops/${made.id}/export/json`)).status).toBe(401);
});

test('a session that somebody planted before a sign-in is not the one that is opened', async () => {
  const attacker = await facilitator(server.url);
  for (const planted of [
    attacker.cookies.get(session) ?? '',
    'istutettu-istutettu-istutettu-12',
    `istutettu.${'A'.repeat(43)}%3D`,
  ]) {
    const victim = new Visitor(server.url);
    victim.cookies.set(session, planted);
    await victim.json('POST', '/api/v1/session', admin);
    const opened = victim.cookies.get(session);
    expect(opened).toBeDefined();
    expect(opened).not.toBe(planted);
    expect((await victim.ask('GET', '/api/v1/workshops')).status).toBe(200);
    await victim.json('DELETE', '/api/v1/session');
    expect((await withCookie(`${session}=${opened}`).ask('GET', '/api/v1/workshops')).status).toBe(401);
  }
  // And a wrong password leaves things as they were.
  const before = attacker.cookie;
  expect((await attacker.ask('POST', '/api/v1/session', { ...admin, password: 'ihan väärä' })).status).toBe(401);
  expect((await withCookie(before).ask('GET', '/api/v1/workshops')).status).toBe(200);
});

test('cookies are for the server alone, and say how they may travel', async () => {
  const answers = await Promise.all([
    new Visitor(server.url).ask('POST', '/api/v1/session', admin),
    new Visitor(server.url).ask('POST', `/api/v1/workshops/${made.code}/participants`, {}),
    new Visitor(server.url).ask('POST', '/language', new URLSearchParams({ locale: 'sv' })),
  ]);
  const set = answers.flatMap(({ headers }) => headers.getSetCookie());
  expect(set.length).toBeGreaterThanOrEqual(3);
  for (const cookie of set) {
    expect(cookie).toMatch(/; httponly/i);
    expect(cookie).toMatch(/; samesite=lax/i);
    expect(cookie).toMatch(/; path=\/(;|$)/i);
    expect(cookie).not.toMatch(/; domain=/i);
  }
});
