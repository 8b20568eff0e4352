import express, { type RequestHandler } from 'express';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createLoneCluster } from '../cluster/cluster.ts';
import { createLibraryVersion } from '../library-version.ts';
import { compressed } from './compressed.ts';
import { createHeldPages } from './held-pages.ts';

const open: (() => void)[] = [];
afterEach(() => open.splice(0).forEach((close) => close()));

/** A server of pages that tell how often they were made. */
async function serve({ heldFor = 60_000, headers = { 'cache-control': 'public, no-cache' }, status = 200 } = {}) {
  const library = createLibraryVersion(createLoneCluster());
  let made = 0;
  const page: RequestHandler = (_request, response) => {
    made++;
    response.status(status).set({ 'content-type': 'text/html', etag: `"${made}"`, ...headers });
    // In two parts, as SvelteKit may.
    response.write(`made ${made} `);
    response.end('ä'.repeat(2_000));
  };
  const http = createServer(express().use(compressed(), createHeldPages(library, heldFor).keep, page));
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  open.push(() => http.close());
  const { port } = http.address() as AddressInfo;
  const get = (path = '/', more: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, { headers: more });
  return {
    library,
    get,
    text: async (...asked: Parameters<typeof get>) => (await (await get(...asked)).text()).trim(),
  };
}

test('a page is made once, sent compressed or not, and made again when the library has changed', async () => {
  const { library, get, text } = await serve();
  const first = await text();
  expect(first).toBe(`made 1 ${'ä'.repeat(2_000)}`);
  for (const encoding of ['identity', 'gzip', 'br']) {
    const response = await get('/', { 'accept-encoding': encoding });
    expect(response.headers.get('content-encoding') ?? 'identity').toBe(encoding);
    expect(response.headers.get('etag')).toBe('"1"');
    expect(await response.text()).toBe(first);
  }
  library.changed();
  expect(await text()).toMatch(/^made 2 /);
});

test('what a browser has is not sent again, until it changed', async () => {
  const { library, get, text } = await serve();
  await text();
  const ask = async () => (await get('/', { 'if-none-match': 'W/"1"' })).status;
  expect(await ask()).toBe(304);
  library.changed();
  expect(await ask()).toBe(200);
});

test('each address is a page of its own, and so is each reader with a cookie', async () => {
  const { text } = await serve();
  await text('/');
  expect(await text('/?q=a')).toMatch(/^made 2 /);
  expect(await text('/', { cookie: 'a=b' })).toMatch(/^made 3 /);
  expect(await text('/')).toMatch(/^made 1 /);
});

test.each([
  ['private', { headers: { 'cache-control': 'private, no-cache' } }],
  ['without caching', { headers: { 'cache-control': '' } }],
  ['with a cookie to set', { headers: { 'cache-control': 'public, no-cache', 'set-cookie': 'a=b' } }],
  ['of a failure', { status: 410 }],
  ['of a moment ago', { heldFor: 0 }],
])('a page %s is not held', async (_what, how) => {
  const { text } = await serve(how);
  await text();
  expect(await text()).toMatch(/^made 2 /);
});

test('a page that was being made while the library changed is not taken for one made after', async () => {
  const { library, text } = await serve();
  const [first] = await Promise.all([text(), Promise.resolve().then(() => library.changed())]);
  expect(first).toMatch(/^made 1 /);
  library.changed();
  expect(await text()).toMatch(/^made 2 /);
});
