import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding';
import { createDecoder, readVarString, readVarUint } from 'lib0/decoding';
import { expect, test } from 'vitest';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { ConnectionListener } from '../src/connection.ts';
import { syncFrame, syncStep } from '../src/protocol.ts';
import { Client, openServer, until } from './harness.ts';

test('rights are asked on every write: as an update, and smuggled in as step 2', async () => {
  const { server, logged } = await openServer();
  const [a, b] = [new Client(server), new Client(server, { subject: 'seat:b' })];
  await until(() => a.saved?.synced === true && b.saved?.synced === true);
  a.type('sallittu');
  await until(() => b.text === 'sallittu');
  a.canWrite = false;
  a.type(' kielletty');
  expect(a.refused).toBe('read-only');
  a.send(syncFrame(syncStep.two, Y.encodeStateAsUpdate(a.doc)));
  b.type('!');
  await until(() => b.saved?.updates === 1);
  expect(b.text).toBe('sallittu!');
  expect(await logged()).toBe('sallittu!');
  expect(a.saved?.updates).toBe(1);
  // Allowed again, it starts over with all it has.
  a.canWrite = true;
  a.disconnect();
  const again = new Client(server, { doc: a.doc });
  await until(() => again.saved?.synced === true);
  await until(() => b.text.includes('kielletty'));
});

test('a reader that has nothing new is not told off', async () => {
  const { server } = await openServer();
  const doc = new Y.Doc();
  const a = new Client(server, { doc });
  await until(() => a.saved?.synced === true);
  a.disconnect();
  const reader = new Client(server, { doc, subject: 'wall' });
  reader.canWrite = false;
  await until(() => reader.framesReceived >= 2);
  expect(reader.refused).toBeUndefined();
  expect(reader.closedWith).toBeUndefined();
});

test('revoked connections close, others stay', async () => {
  const { server } = await openServer();
  const [a, b] = [new Client(server), new Client(server, { subject: 'seat:b' })];
  await until(() => a.saved?.synced === true && b.saved?.synced === true);
  server.revoke(({ subject }) => subject === 'seat:a', 4401);
  expect(a.closedWith).toBe(4401);
  a.type('myöhässä');
  b.type('b');
  await until(() => b.saved?.updates === 1);
  expect(b.text).toBe('b');
});

function awarenessUpdate(...states: [client: number, clock: number, state: unknown][]): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, states.length);
  for (const [client, clock, state] of states) {
    writeVarUint(encoder, client);
    writeVarUint(encoder, clock);
    writeVarString(encoder, JSON.stringify(state));
  }
  return toUint8Array(encoder);
}

function readAwareness(updates: readonly Uint8Array[]): Map<number, unknown> {
  const states = new Map<number, unknown>();
  for (const update of updates) {
    const decoder = createDecoder(update);
    const count = readVarUint(decoder);
    for (let n = 0; n < count; n++) {
      const client = readVarUint(decoder);
      readVarUint(decoder);
      states.set(client, JSON.parse(readVarString(decoder)));
    }
  }
  return states;
}

test('a name is the session’s, whatever the client says, and nobody speaks for another client', async () => {
  const { server } = await openServer();
  const a = new Client(server, { name: 'Aino' });
  const b = new Client(server, { subject: 'seat:b', name: 'Björn' });
  await until(() => a.saved !== undefined && b.saved !== undefined);
  a.sendAwareness(awarenessUpdate([5, 1, { user: { name: 'Kunnanjohtaja' }, cursor: null }]));
  await until(() => readAwareness(b.awareness).has(5));
  expect(readAwareness(b.awareness).get(5)).toEqual({ cursor: null, user: { name: 'Aino', colour: '#000000' } });
  // Björn can neither overwrite nor remove Aino's caret.
  b.sendAwareness(awarenessUpdate([5, 9, { user: { name: 'x' } }], [5, 10, null], [6, 1, {}]));
  await until(() => readAwareness(a.awareness).has(6));
  expect(readAwareness(a.awareness).get(5)).toMatchObject({ user: { name: 'Aino' } });
  a.disconnect();
  await until(() => readAwareness(b.awareness).get(5) === null);
});

test('awareness that is no object, too large or of too many clients goes nowhere', async () => {
  const { server } = await openServer();
  const [a, b] = [new Client(server), new Client(server, { subject: 'seat:b' })];
  await until(() => a.saved !== undefined && b.saved !== undefined);
  a.sendAwareness(
    awarenessUpdate([1, 1, 'text'], [2, 1, [1]], [3, 1, { x: 'x'.repeat(3000) }], [4, 1, {}], [5, 1, {}], [6, 1, {}]),
  );
  await until(() => readAwareness(b.awareness).size > 0);
  expect([...readAwareness(b.awareness).keys()]).toEqual([4, 5]);
});

test('somebody revoked while the document loads is shown nothing, though the socket takes its time to close', async () => {
  const { server, gate, log } = await openServer();
  let load: (() => void) | undefined;
  gate.load = () => new Promise((resolve) => (load = resolve));
  const sent: Uint8Array[] = [];
  let listener: ConnectionListener | undefined;
  server.open({
    docId: 'doc',
    subject: 'seat:out',
    acks: false,
    canWrite: () => true,
    identity: () => undefined,
    send: (frame) => void sent.push(frame),
    share: ({ data }) => {
      sent.push(data);
      return true;
    },
    close: () => undefined,
    listen: (told) => (listener = told),
    bufferedAmount: () => 0,
  });
  await until(() => load !== undefined);
  server.revoke(({ subject }) => subject === 'seat:out', 4401);
  load?.();
  await server.read('doc', () => 0);
  const doc = new Y.Doc();
  doc.getText('t').insert(0, 'myöhässä');
  listener?.received(syncFrame(syncStep.one, Uint8Array.of(0)));
  listener?.received(syncFrame(syncStep.two, Y.encodeStateAsUpdate(doc)));
  await server.read('doc', () => 0);
  expect(sent).toEqual([]);
  expect((await log.load('doc'))?.updates).toHaveLength(1);
});

test('a caret that left with a cut line is seen again with the next move', async () => {
  const { server } = await openServer();
  const viewer = new Client(server, { subject: 'seat:viewer' });
  const doc = new Y.Doc();
  const mine = new Awareness(doc);
  const theirs = new Awareness(new Y.Doc());
  const show = (client: Client, at: number) => {
    mine.setLocalStateField('cursor', at);
    client.sendAwareness(encodeAwarenessUpdate(mine, [doc.clientID]));
  };
  const seen = () => {
    for (const update of viewer.awareness.splice(0)) applyAwarenessUpdate(theirs, update, null);
    return theirs.getStates().get(doc.clientID)?.['cursor'] as number | undefined;
  };
  const before = new Client(server, { doc, name: 'Aino' });
  await until(() => before.saved !== undefined && viewer.saved !== undefined);
  show(before, 1);
  await until(() => seen() === 1);
  before.disconnect();
  await until(() => seen() === undefined);
  const after = new Client(server, { doc, name: 'Aino' });
  await until(() => after.saved !== undefined);
  show(after, 2);
  await until(() => seen() === 2);
  mine.destroy();
  theirs.destroy();
});

test('a reader who has nothing new is told that all is saved; one who took something out is refused', async () => {
  const { server } = await openServer();
  const a = new Client(server);
  await until(() => a.saved?.synced === true);
  a.type('abc');
  await server.read('doc', () => 0);
  a.doc.getText('t').delete(0, 1);
  await server.read('doc', () => 0);
  a.disconnect();
  const reader = new Client(server, { doc: a.doc });
  reader.canWrite = false;
  await until(() => reader.saved?.synced === true, 'the answer');
  expect(reader.refused).toBeUndefined();
  reader.disconnect();
  // Taken out while away.
  a.doc.getText('t').delete(0, 1);
  const again = new Client(server, { doc: a.doc });
  again.canWrite = false;
  await until(() => again.refused !== undefined, 'the refusal');
  expect(again.saved?.synced ?? false).toBe(false);
  expect(await server.read('doc', (doc) => doc.getText('t').toString())).toBe('bc');
});
