import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { WebSocketServer, WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { fromWebSocket, Heartbeat } from '../src/index.ts';
import { openServer, until } from './harness.ts';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** The sync server behind real WebSockets on a free port. */
async function listen() {
  const opened = await openServer();
  const sockets = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  const heartbeat = new Heartbeat();
  let number = 0;
  sockets.on('connection', (socket, request) => {
    const subject = `seat:${number++}`;
    opened.server.open(
      fromWebSocket(socket, request.socket, heartbeat, {
        docId: (request.url ?? '').slice(1).split('?')[0] ?? '',
        subject,
        acks: false,
        canWrite: () => true,
        identity: () => ({ name: subject, colour: '#000000' }),
      }),
    );
  });
  await new Promise((resolve) => sockets.once('listening', resolve));
  ends.push(() => sockets.close());
  const { port } = sockets.address() as AddressInfo;
  return { ...opened, sockets, url: `ws://127.0.0.1:${port}` };
}

function provider(url: string, doc = new Y.Doc()): WebsocketProvider {
  const made = new WebsocketProvider(url, 'doc', doc, {
    WebSocketPolyfill: WebSocket as never,
    disableBc: true,
    maxBackoffTime: 50,
  });
  ends.push(() => made.destroy());
  return made;
}

test('stock providers work against it untouched: text, awareness, and a cut line', async () => {
  const { url, sockets, logged } = await listen();
  const [a, b] = [provider(url), provider(url)];
  await until(() => a.synced && b.synced, 'both are synced');
  a.doc.getText('t').insert(0, 'Olipa kerran');
  await until(() => b.doc.getText('t').toString() === 'Olipa kerran');
  a.awareness.setLocalStateField('cursor', { at: 3 });
  await until(() => b.awareness.getStates().get(a.doc.clientID)?.['cursor']?.at === 3, 'the caret is seen');

  for (const socket of sockets.clients) socket.terminate();
  a.doc.getText('t').insert(12, ' kokeilu');
  b.doc.getText('t').insert(0, '🌊 ');
  await until(() => a.doc.getText('t').toString() === '🌊 Olipa kerran kokeilu', 'they meet again');
  await until(() => b.doc.getText('t').toString() === '🌊 Olipa kerran kokeilu');
  expect(await logged()).toBe('🌊 Olipa kerran kokeilu');
});
