import { WebSocket } from 'ws';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { facilitator, join, startServer, Visitor, workshop, type Made, type Running } from './running.ts';

let running: Running;
let desk: Visitor;
let made: Made;
beforeAll(async () => {
  running = await startServer();
  desk = await facilitator(running);
  made = await workshop(desk);
});
afterAll(() => running.stop());

const code = async (response: Response) => ((await response.json()) as { code: string }).code;

describe('a clear answer to each', () => {
  test('an unknown code, and one that can be none', async () => {
    for (const unknown of ['222222', 'x', '%F0%9F%8C%8A', 'A'.repeat(500)]) {
      const response = await new Visitor(running.url).ask('POST', `/api/v1/workshops/${unknown}/participants`, {});
      expect([response.status, await code(response)]).toEqual([404, 'code_unknown']);
    }
  });

  test('a code typed in small letters, with a space', async () => {
    const typed = `${made.code.slice(0, 3)} ${made.code.slice(3)}`.toLowerCase();
    expect((await new Visitor(running.url).ask('GET', `/api/v1/workshops/${encodeURIComponent(typed)}`)).status).toBe(
      200,
    );
  });

  test.each([
    ['x'.repeat(41), 'name_too_long'],
    ['x'.repeat(3999), 'name_too_long'],
    ['\u200B\u202E\u0000', 'name_unreadable'],
  ])('the name %j', async (name, expected) => {
    const response = await new Visitor(running.url).ask('POST', `/api/v1/workshops/${made.code}/participants`, {
      name,
    });
    expect([response.status, await code(response)]).toEqual([422, expected]);
  });

  test.each([
    ['no JSON', '{"title":', 400, 'bad_request'],
    ['the wrong types', { title: 7, municipality: [] }, 400, 'bad_request'],
    ['no title', { title: ' \n ', municipality: '091' }, 422, 'title_needed'],
    ['a title without end', { title: 'x'.repeat(200), municipality: '091' }, 422, 'title_too_long'],
    ['a municipality that is none', { title: 'x', municipality: '000' }, 422, 'municipality_unknown'],
    ['a template that is none', { title: 'x', municipality: '091', template: 'none' }, 422, 'template_unknown'],
    ['a thousand tables', { title: 'x', municipality: '091', tables: 1000 }, 400, 'bad_request'],
    ['a body too large', { title: 'x'.repeat(100_000), municipality: '091' }, 413, 'too_large'],
  ])('a body with %s', async (_what, body, status, expected) => {
    const response = await desk.ask('POST', '/api/v1/workshops', body);
    expect([response.status, await code(response)]).toEqual([status, expected]);
  });

  test('extra fields change nothing', async () => {
    const more = { facilitatorId: 'other', status: 'closed', __proto__: { admin: true }, id: 'x' };
    const sneaky = await workshop(desk, more);
    expect((await desk.ask('GET', `/api/v1/workshops/${sneaky.code}`)).status).toBe(200);
    const { joined } = await join(running, made.code, { nameConsent: 'yes', id: 'x', tableId: 'y' });
    expect(joined.participant).toMatchObject({ nameConsent: 'unasked' });
  });

  test('a path that leads nowhere, in the asked language', async () => {
    const response = await new Visitor(running.url).ask('GET', '/api/v1/nowhere', undefined, {
      'accept-language': 'sv',
    });
    expect(response.status).toBe(404);
    expect(response.headers.get('content-language')).toBe('sv');
    expect(((await response.json()) as { title: string }).title).toContain('Sidan hittades inte');
  });

  test.each([
    '/api/v1/stories?cursor=x',
    '/api/v1/stories?limit=0',
    '/api/v1/stories?stage=none',
    '/api/v1/stories?year=x',
    '/api/v1/story-facets?region=1',
  ])('%s', async (path) => {
    expect((await new Visitor(running.url).ask('GET', path)).status).toBe(400);
  });

  test('an empty filter is none, a theme by its id is the theme', async () => {
    const all = await desk.json<{ total: number }>('GET', '/api/v1/stories?q=&municipality=&theme=&stage=&cursor=');
    expect(all.total).toBeGreaterThan(3);
    expect((await desk.ask('GET', '/api/v1/stories?theme=p13984')).status).toBe(200);
  });

  test('the draft of another table, of another workshop, and of nobody: the same answer', async () => {
    const one = await join(running, made.code, { table: 1 });
    const two = await join(running, made.code, { table: 2 });
    const foreign = two.joined.drafts[0]?.id ?? '';
    const answers = await Promise.all(
      [foreign, '01890000-0000-7000-8000-000000000000', 'no-uuid'].map(async (id) => {
        const response = await one.phone.ask('GET', `/api/v1/drafts/${id}`);
        return [response.status, await response.text()];
      }),
    );
    expect(new Set(answers.map(String)).size).toBe(1);
    expect(answers[0]?.[0]).toBe(404);
    for (const id of [foreign, '01890000-0000-7000-8000-000000000000', 'no-uuid', 'x%00']) {
      expect(await one.phone.closeCode(id)).toBe(4404);
    }
    expect((await one.phone.ask('PATCH', `/api/v1/drafts/${foreign}`, { status: 'ready' })).status).toBe(404);
  });

  test('an oversized websocket frame ends that socket, and nothing else', async () => {
    const { phone, joined } = await join(running, made.code, { table: 1 });
    const draftId = joined.drafts[0]?.id ?? '';
    const open = () =>
      new WebSocket(`${running.url.replace('http', 'ws')}/collab/${draftId}`, {
        headers: { cookie: phone.cookieHeader },
      });
    const [big, other] = [open(), open()];
    await Promise.all([big, other].map((socket) => new Promise((resolve) => socket.once('message', resolve))));
    const closed = new Promise((resolve) => big.once('close', resolve));
    big.send(Buffer.alloc(2 * 1024 * 1024));
    expect(await closed).toBe(1009);
    expect(other.readyState).toBe(WebSocket.OPEN);
    expect((await phone.ask('GET', '/healthz')).status).toBe(200);
    other.terminate();
  });

  test('an upgrade to anything else is refused at once', async () => {
    for (const path of ['/', '/x', '/collab', '/api/v1/stories']) {
      const socket = new WebSocket(running.url.replace('http', 'ws') + path);
      expect(await new Promise((resolve) => socket.once('error', (error) => resolve(error.message)))).toContain('404');
    }
  });

  test('wrong codes are counted by address; right ones are not', async () => {
    const limited = await startServer();
    const other = await workshop(await facilitator(limited));
    const all = await Promise.all(Array.from({ length: 80 }, () => join(limited, other.code, {}).catch(() => null)));
    // Two tables seat forty: the rest are told so, and not taken for guessers.
    expect(all.filter(Boolean)).toHaveLength(40);
    let last = 0;
    for (let guess = 0; guess < 125 && last !== 429; guess++) {
      last = (await new Visitor(limited.url).ask('GET', '/api/v1/workshops/222222')).status;
    }
    expect(last).toBe(429);
    await limited.stop();
  });
});
