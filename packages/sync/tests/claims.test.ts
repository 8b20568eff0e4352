import { expect, test } from 'vitest';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { Client, closeCodes, openServer, until } from './harness.ts';

test('whose line is cut keeps the client id: what they wrote meanwhile is not taken for what another wrote in their name', async () => {
  const { server } = await openServer();
  const doc = new Y.Doc();
  const before = new Client(server, { doc });
  const viewer = new Client(server, { subject: 'seat:viewer' });
  await until(() => before.saved?.synced === true && viewer.saved?.synced === true);
  before.type('w');
  before.type('x');
  await until(() => viewer.text === 'wx' && before.saved?.updates === 2);
  before.disconnect();
  doc.getText('t').insert(2, 'y');

  const forger = new Client(server, { subject: 'seat:forger' });
  await until(() => forger.text === 'wx');
  forger.doc.clientID = doc.clientID;
  forger.type('z');
  await until(() => forger.closedWith !== undefined || viewer.text !== 'wx');

  const after = new Client(server, { doc });
  await until(() => after.saved?.synced === true);
  await until(() => viewer.text === doc.getText('t').toString());
  expect(viewer.text).toBe('wxy');
  expect(forger.closedWith).toBe(closeCodes.tryLater);
});

test('whoever brings along what somebody else wrote does not write under their name: they are let in with more', async () => {
  const { server, logged } = await openServer();
  const [a, b] = [new Client(server), new Client(server, { subject: 'seat:b' })];
  await until(() => a.saved?.synced === true && b.saved?.synced === true);
  b.type('w');
  await until(() => a.text === 'w' && b.saved?.updates === 1);
  // Both have a letter of A's that the server lost, and A has one more.
  a.disconnect();
  b.disconnect();
  a.doc.getText('t').insert(1, 'x');
  Y.applyUpdate(b.doc, Y.encodeStateAsUpdate(a.doc));
  a.doc.getText('t').insert(2, 'y');
  const again = new Client(server, { subject: 'seat:b', doc: b.doc });
  await until(() => again.saved?.synced === true);
  const back = new Client(server, { doc: a.doc });
  await until(() => back.saved?.synced === true || back.closedWith !== undefined);
  expect(back.closedWith).toBeUndefined();
  expect(again.text).toBe('wxy');
  await server.read('doc', () => 0);
  expect(await logged()).toBe('wxy');
});

/** As y-websocket does on connecting. */
function showOneself(client: Client): void {
  const awareness = new Awareness(client.doc);
  awareness.setLocalState({});
  client.sendAwareness(encodeAwarenessUpdate(awareness, [client.doc.clientID]));
  awareness.destroy();
}

test('nor does whoever finds out after coming what they had kept of it: it is theirs who show it as their own', async () => {
  const { server } = await openServer();
  const [a, b] = [new Client(server), new Client(server, { subject: 'seat:b' })];
  showOneself(b);
  a.type('w');
  await until(() => b.text === 'w' && a.saved?.updates === 1);
  a.disconnect();
  a.doc.getText('t').insert(1, 'x');
  // Sent as an edit, since it was not there when B came.
  Y.applyUpdate(b.doc, Y.encodeStateAsUpdate(a.doc));
  a.doc.getText('t').insert(2, 'y');
  const back = new Client(server, { doc: a.doc, isFar: true });
  showOneself(back);
  await until(() => back.saved?.synced === true || back.closedWith !== undefined);
  expect(back.closedWith).toBeUndefined();
  await until(() => b.text === 'wxy');
});

test('whoever writes under an id that is not what they show is not followed by a third', async () => {
  const { server } = await openServer();
  const [a, b] = [new Client(server, { subject: 'seat:a' }), new Client(server, { subject: 'seat:b' })];
  showOneself(b);
  b.type('v');
  await until(() => a.text === 'v');
  // Yjs itself takes another id where it saw its own used by somebody else.
  b.doc.clientID += 1;
  b.type('w');
  b.type('x');
  await until(() => a.text === 'vwx');
  a.doc.clientID = b.doc.clientID;
  a.type('y');
  await until(() => a.closedWith !== undefined);
  expect(a.closedWith).toBe(closeCodes.tryLater);
});
