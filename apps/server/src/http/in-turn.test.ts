import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createInTurn } from './in-turn.ts';
import { createTurns } from './turns.ts';

const open: (() => void)[] = [];
afterEach(() => open.splice(0).forEach((close) => close()));

/** Serves until the test ends. @returns the port */
async function listening(app: RequestListener): Promise<number> {
  const http = createServer(app).listen(0, '127.0.0.1');
  await once(http, 'listening');
  open.push(() => {
    http.closeAllConnections();
    http.close();
  });
  return (http.address() as AddressInfo).port;
}

/** A server whose pages are made when `make` is called, in the order in which they were begun. */
async function serve() {
  const begun: { path: string; make: () => void }[] = [];
  const turns = createTurns({ atOnce: 1, mostOfOne: 2, mostOfAll: 10 });
  const refuse: ErrorRequestHandler = (_error, _request, response, _next) => void response.status(429).end();
  const page: RequestHandler = ({ path }, response) => void begun.push({ path, make: () => response.end('made') });
  const inTurn = createInTurn(turns, ({ method, path }) => method === 'GET' && path !== '/live');
  const port = await listening(express().use(inTurn, page, refuse));
  const get = (path: string, init: RequestInit = {}) => fetch(`http://127.0.0.1:${port}${path}`, init);
  const paths = () => begun.map(({ path }) => path);
  return { get, paths, make: (path: string) => begun.find((page) => page.path === path)?.make() };
}

test('one page after the other; what is none of them does not wait', async () => {
  const { get, paths, make } = await serve();
  const first = get('/a');
  await expect.poll(paths).toEqual(['/a']);
  const second = get('/b');
  const live = get('/live');
  const thanks = get('/thanks', { method: 'POST' });
  await expect.poll(() => paths().sort()).toEqual(['/a', '/live', '/thanks']);
  make('/live');
  make('/thanks');
  await Promise.all([live, thanks]);
  make('/a');
  expect(await (await first).text()).toBe('made');
  await expect.poll(paths).toContain('/b');
  make('/b');
  expect(await (await second).text()).toBe('made');
});

test('whoever leaves gives the turn on, begun or not', async () => {
  const { get, paths, make } = await serve();
  const leaving = [new AbortController(), new AbortController()] as const;
  const [first, second] = leaving.map(({ signal }, number) => get(`/${number}`, { signal }).catch(() => 'left'));
  await expect.poll(paths).toEqual(['/0']);
  const third = get('/2');
  leaving[1].abort();
  expect(await second).toBe('left');
  leaving[0].abort();
  expect(await first).toBe('left');
  await expect.poll(paths).toEqual(['/0', '/2']);
  make('/2');
  expect(await (await third).text()).toBe('made');
});

test('whoever reads nothing holds up nobody: a page is made, and the turn is given on', async () => {
  const turns = createTurns({ atOnce: 1, mostOfOne: 2, mostOfAll: 10 });
  let made = 0;
  // Written as the pages' framework writes: a piece, and the next one when there is room for it.
  const page: RequestHandler = async (_request, response) => {
    for (let piece = 0; piece < 40; piece++) {
      if (!response.write(Buffer.alloc(256 * 1024))) await once(response, 'drain');
    }
    made++;
    response.end();
  };
  const port = await listening(express().use(createInTurn(turns), page));
  const idle = connect(port, '127.0.0.1');
  open.push(() => idle.destroy());
  idle.pause();
  idle.write('GET /slow HTTP/1.1\r\nHost: x\r\n\r\n');
  await expect.poll(() => made).toBe(1);
  const other = await fetch(`http://127.0.0.1:${port}/other`);
  expect((await other.arrayBuffer()).byteLength).toBe(40 * 256 * 1024);
});

test('a form waits for its turn once it is here: whoever sends slowly keeps nobody, and nothing of it is lost', async () => {
  const turns = createTurns({ atOnce: 1, mostOfOne: 5, mostOfAll: 10 });
  const echo: RequestHandler = (request, response) => {
    let body = '';
    request.on('data', (data: Buffer) => (body += data.toString()));
    request.on('end', () => response.end(body));
  };
  const port = await listening(express().use(createInTurn(turns), echo));
  const slow = connect(port, '127.0.0.1');
  open.push(() => slow.destroy());
  slow.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nhello');
  const url = `http://127.0.0.1:${port}/`;
  // As long as a form may be, and in one piece or many.
  const long = 'x'.repeat(64 * 1024);
  const sent = await Promise.all(
    ['short', long, ''].map(async (body) => (await fetch(url, { method: 'POST', body })).text()),
  );
  expect(sent).toEqual(['short', long, '']);
  slow.write('there');
  const [answer] = (await once(slow, 'data')) as [Buffer];
  expect(answer.toString()).toContain('hellothere');
});

test('too many are told when to come again', async () => {
  const { get, paths, make } = await serve();
  const there = [get('/0'), get('/1'), get('/2')];
  await expect.poll(paths).toEqual(['/0']);
  // The two that wait may arrive after this one would: it is asked for until the line is full.
  let refused: Response | undefined;
  for (let number = 3; refused?.status !== 429 && number < 6; number++) {
    const asked = get(`/${number}`);
    const soon = await Promise.race([asked, new Promise<undefined>((resolve) => setTimeout(resolve, 300))]);
    if (soon) refused = soon;
    else there.push(asked);
  }
  expect(refused?.headers.get('retry-after')).toBe('5');
  for (let number = 0; number < there.length; number++) {
    await expect.poll(paths).toHaveLength(number + 1);
    make(paths()[number] ?? '');
  }
  expect(await Promise.all(there.map(async (asked) => (await asked).status))).toEqual(there.map(() => 200));
});
