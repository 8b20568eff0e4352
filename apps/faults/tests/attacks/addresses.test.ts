import { beforeAll, describe, expect, inject, test } from 'vitest';
import { facilitator } from '../../src/facilitator.ts';
import { headerOf, rawBytes, rawRequest, statusOf } from '../../src/raw-request.ts';
import { admin } from '../../src/server-process.ts';
import { Visitor } from '../../src/visitor.ts';

const { url, port } = inject('attacked');
const host = `127.0.0.1:${port}`;
const slug = 'fiksu-kalasatama-pilotti-tarvitsee-omistajan';

let desk: Visitor;
beforeAll(async () => {
  desk = await facilitator(url);
});

const get = (path: string, ...more: string[]) => rawRequest(port, [`GET ${path} HTTP/1.1`, `Host: ${host}`, ...more]);

describe('a Host that is not ours', () => {
  const forged = ['muualla.example', `${host}.muualla.example`, `${host}@muualla.example`, `muualla.example#${host}`];

  test('gets no page, no link and no redirect', async () => {
    for (const each of forged) {
      for (const path of [
        '/',
        '/desk',
        '/api/v1/stories',
        '/tarinat/atom.xml',
        '/sitemap.xml',
        '/robots.txt',
        '/oai?verb=Identify',
      ]) {
        const answer = await rawRequest(port, [`GET ${path} HTTP/1.1`, `Host: ${each}`]);
        expect([each, path, statusOf(answer)]).toEqual([each, path, 421]);
        expect(answer.split('\r\n\r\n')[1]).not.toContain('muualla');
      }
    }
    // Two of them, or one in the address itself: no more is believed of these.
    const twice = await rawRequest(port, ['GET / HTTP/1.1', `Host: ${host}`, 'Host: muualla.example']);
    expect(statusOf(twice)).toBe(421);
    const whole = await get('http://muualla.example/tarinat/atom.xml');
    expect(whole).not.toContain('muualla.example/tarinat');
  });

  test('is not believed from a header beside it', async () => {
    const headers = [
      'X-Forwarded-Host: muualla.example',
      'Forwarded: host=muualla.example',
      'X-Original-URL: /desk',
      'X-Rewrite-URL: /desk',
    ];
    for (const path of ['/tarinat/atom.xml', '/sitemap.xml', `/tarinat/${slug}`, '/robots.txt']) {
      const answer = await get(path, ...headers);
      expect(statusOf(answer)).toBe(200);
      expect(answer).not.toContain('muualla.example');
    }
  });
});

describe('a redirect leads nowhere else', () => {
  const elsewhere = [
    'https://muualla.example/desk',
    '//muualla.example/desk',
    '///muualla.example',
    '/\\muualla.example',
    '\\\\muualla.example',
    '/desk/../..//muualla.example',
    '/.//muualla.example',
    'javascript:alert(1)',
    'data:text/html,x',
    '/desk\r\nLocation: https://muualla.example',
    '/desk@muualla.example',
    '/%2f%2fmuualla.example',
  ];
  const isOwn = (location: string | null) =>
    new URL(location ?? '', `${url}/desk/sign-in`).origin === new URL(url).origin && !/^[/\\]{2}/.test(location ?? '');

  test('after signing in, after choosing a language', async () => {
    for (const next of elsewhere) {
      const query = `?next=${encodeURIComponent(next)}`;
      const signedIn = await desk.ask('GET', `/desk/sign-in${query}`);
      expect([next, signedIn.status, isOwn(signedIn.headers.get('location'))]).toEqual([next, 303, true]);
      const chosen = await new Visitor(url).ask('POST', '/language', new URLSearchParams({ locale: 'fi', next }));
      expect([next, chosen.status, isOwn(chosen.headers.get('location'))]).toEqual([next, 303, true]);
    }
    const next = 'https://muualla.example';
    const form = new URLSearchParams({ email: admin.email, password: admin.password });
    const { headers } = await new Visitor(url).ask('POST', `/desk/sign-in?/password&next=${next}`, form);
    expect(isOwn(headers.get('location'))).toBe(true);
  });

  test('by an address that is tidied', async () => {
    for (const path of [
      '//muualla.example/',
      '//muualla.example/tarinat/',
      '/\\muualla.example/',
      '//muualla.example/%2e%2e',
      '/sv//muualla.example/',
      '/sv/tarinat/..//muualla.example',
      '/tarinat//muualla.example/',
      '/j/abc123//muualla.example',
      '//muualla.example/..;/desk',
    ]) {
      const answer = await get(path);
      const location = headerOf(answer, 'location');
      expect([path, statusOf(answer) > 0, location === undefined || isOwn(location)]).toEqual([path, true, true]);
    }
  });
});

test('a line break in an address is in no header', async () => {
  const breaks = ['%0d%0aX-Forged:%20yes', '%0aX-Forged:%20yes', '%E5%98%8A%E5%98%8DX-Forged:%20yes', '%00', '%c0%ae'];
  for (const each of breaks) {
    for (const path of [
      `/${each}`,
      `/tarinat/${each}`,
      `/sv/tarinat?q=${each}`,
      `/j/${each}`,
      `/desk?next=${each}`,
      `/desk/sign-in?next=/desk${each}`,
      `/og/${each}.png`,
      `/photos/${each}/480.webp`,
      `/api/v1/impact/${each}.csv`,
      `/api/v1/stories?q=${each}&limit=1`,
      `/tarinat/atom.xml?municipality=${each}`,
      `/oai?verb=${each}`,
      `/sitemap-stories.xml?after=${each}`,
    ]) {
      const answer = await get(path);
      const status = statusOf(answer);
      expect([path, status >= 200 && status < 500]).toEqual([path, true]);
      expect(headerOf(answer, 'X-Forged')).toBeUndefined();
    }
  }
  // A header of a request that ends in the middle of a line is refused by Node; what a cookie says is set nowhere.
  const { headers } = await new Visitor(url).ask(
    'POST',
    '/language',
    new URLSearchParams({ locale: 'sv\r\nX-Forged: yes' }),
  );
  expect(headers.get('x-forged')).toBeNull();
  expect(headers.getSetCookie()).toEqual([]);
});

test('two requests in one are never read as one by us and as two by a proxy', async () => {
  const smuggled = 'GET /desk HTTP/1.1\r\nHost: x\r\n\r\n';
  for (const head of [
    ['Content-Length: 5', 'Transfer-Encoding: chunked'],
    ['Content-Length: 5', 'Content-Length: 6'],
    ['Transfer-Encoding: chunked', 'Transfer-Encoding: identity'],
    ['Transfer-Encoding: xchunked'],
    ['Transfer-Encoding : chunked'],
    ['Content-Length: +5'],
    ['Content-Length: 0x5'],
  ]) {
    const lines = ['POST /api/v1/session HTTP/1.1', `Host: ${host}`, 'Content-Type: application/json', ...head];
    const answer = await rawBytes(port, `${lines.join('\r\n')}\r\n\r\n0\r\n\r\n${smuggled}`);
    expect([head, statusOf(answer)]).toEqual([head, 400]);
    expect(answer.match(/HTTP\/1\.1 /g)).toHaveLength(1);
  }
});

test('no way of dots leads to a file that is not given out', async () => {
  const ups = ['..', '%2e%2e', '%2e%2e%2f', '..%2f', '..%5c', '%252e%252e', '..;', '....//', '%c0%ae%c0%ae', '\\..'];
  const ends = ['etc/passwd', 'package.json', 'secret', 'server/build/main.js', 'build/index.js'];
  const begins = ['/', '/_app/immutable/', '/photos/', '/og/', '/api/v1/download/', '/tarinat/', '/vaikutus/'];
  const seen = await Promise.all(
    begins.flatMap((begin) =>
      ups.flatMap((up) =>
        ends.map(async (end) => {
          const answer = await get(`${begin}${`${up}/`.repeat(6)}${end}`);
          return {
            up,
            begin,
            end,
            status: statusOf(answer),
            isLeak: /root:x:|"dependencies"|sourceMappingURL/.test(answer),
          };
        }),
      ),
    ),
  );
  expect(seen.filter(({ status, isLeak }) => isLeak || status < 300 || status >= 500)).toEqual([]);
  // What lies beside the server's files is not asked for by name either.
  for (const path of [
    '/.env',
    '/.git/config',
    '/package.json',
    '/server-secret',
    '/data/secret',
    '/_app/immutable/',
    '/manifest.js',
  ]) {
    expect([path, statusOf(await get(path))]).toEqual([path, 404]);
  }
});
