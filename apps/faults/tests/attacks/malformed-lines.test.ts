import { beforeAll, expect, inject, test } from 'vitest';
import { WebSocket } from 'ws';
import { facilitator, makeWorkshop, type Made } from '../../src/facilitator.ts';
import { LiveScreen } from '../../src/live-screen.ts';
import { Visitor } from '../../src/visitor.ts';

const { url } = inject('attacked');
const path = '/socket.io/?EIO=4';

let desk: Visitor;
let made: Made;
let screen: LiveScreen;
beforeAll(async () => {
  desk = await facilitator(url);
  made = await makeWorkshop(desk);
  screen = await LiveScreen.open(url, desk.cookie, { screen: 'desk', workshopId: made.id });
  return () => screen.end();
});

/** Whoever was there before is served as before. */
async function expectServed(): Promise<void> {
  expect(await screen.ask('steer', { do: 'zoom', by: 1 })).toBe('ok');
  expect(await screen.ask('steer', { do: 'zoom', by: -1 })).toBe('ok');
}

test('handshakes that are none are refused, each with an answer', async () => {
  const queries = [
    '',
    '?EIO=4',
    '?EIO=4&transport=pigeon',
    '?EIO=4&transport[]=polling',
    '?EIO=4&transport=__proto__',
    '?EIO=4&transport=constructor',
    '?EIO=4&transport=polling&sid=__proto__',
    '?EIO=4&transport=polling&sid=constructor',
    `?EIO=4&transport=polling&sid=${'x'.repeat(4_000)}`,
    '?EIO=4&transport=websocket',
    '?EIO=-1&transport=polling',
    '?EIO=3&transport=polling',
    '?transport=polling&j=alert(1)',
    '?EIO=4&transport=polling&b64=1&j=%3Cscript%3E',
  ];
  for (const query of queries) {
    for (const method of ['GET', 'POST', 'PUT', 'OPTIONS']) {
      const { status, text } = await new Visitor(url).ask(
        method,
        `/socket.io/${query}`,
        method === 'POST' ? '4' : undefined,
      );
      // An older protocol's handshake would be one.
      expect([query, method, status < 500]).toEqual([query, method, true]);
      expect(text).not.toContain('<script>');
    }
  }
  await expectServed();
});

test('packets that are none end the line they came on, and nothing else', async () => {
  const packets: (string | Uint8Array)[] = [
    '40{"__proto__":{"polluted":true}}',
    '40/admin,',
    '40/__proto__,',
    '42["watch"]',
    '42["watch",null]',
    '42["__proto__",{}]',
    '42["constructor",{}]',
    '42["disconnect"]',
    '42["connect_error",{}]',
    '420["watch",{"screen":"desk","workshopId":{"$ne":null}}]',
    `42${'['.repeat(20_000)}`,
    '451-["watch",{"_placeholder":true,"num":0}]',
    '451-["watch",{"_placeholder":true,"num":-1}]',
    '451-["watch",{"_placeholder":true,"num":"__proto__"}]',
    '4599999999-["watch"]',
    '45-["watch"]',
    '4',
    '49',
    '9',
    '\u0000',
    '2probe',
    '3probe',
    '5',
    '6',
    'b4AAAA',
    Uint8Array.of(),
    Uint8Array.of(4, 0, 255),
    new Uint8Array(100_000),
    'x'.repeat(300_000),
  ];
  for (const packet of packets) {
    for (const before of [[], ['40']]) {
      const socket = new WebSocket(`${url.replace('http', 'ws')}${path}&transport=websocket`, {
        headers: { cookie: desk.cookie },
      });
      socket.on('error', () => undefined);
      const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()));
      await new Promise((resolve) => socket.once('message', resolve));
      for (const each of before) socket.send(each);
      socket.send(packet);
      // Whatever it made of that: it is asked for nothing more.
      socket.close();
      await ended;
    }
  }
  await expectServed();
});

test('polls that are none, and lines that say nothing', async () => {
  const visitor = new Visitor(url, { cookie: desk.cookie });
  const bodies = [
    '',
    '4',
    '\u001e'.repeat(5_000),
    `4${'x'.repeat(400_000)}`,
    '40\u001e42["watch",{}]\u001e1',
    '10:40',
    '-1:4',
    'bAAAA\u001ebÄ',
  ];
  for (const body of bodies) {
    const opened = await visitor.ask('GET', `${path}&transport=polling`);
    const { sid } = JSON.parse(opened.text.slice(1)) as { sid: string };
    const headers = { 'content-type': 'text/plain;charset=UTF-8' };
    const sent = await visitor.ask('POST', `${path}&transport=polling&sid=${sid}`, body, headers).catch(() => null);
    expect([body.slice(0, 20), sent === null || sent.status < 500]).toEqual([body.slice(0, 20), true]);
  }
  await expectServed();
});
