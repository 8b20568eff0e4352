import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { syncFrame, syncStep } from '../src/protocol.ts';
import { FarClient, quiet } from './far-client.ts';
import { Client, openServer, until } from './harness.ts';

/** A real update with some of its bytes changed, cut or repeated. */
const mutation = fc.record({
  at: fc.nat(),
  byte: fc.nat(255),
  cut: fc.option(fc.nat(), { nil: undefined }),
  twice: fc.boolean(),
});

test('no bytes of a client reach the log or the others but as an edit the document can hold', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(mutation, { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      async (mutations, wholeFrame) => {
        const { server, log } = await openServer();
        const good = new Client(server, { subject: 'seat:good' });
        const bad = new Client(server, { subject: 'seat:bad' });
        await until(() => good.saved?.synced === true && bad.saved?.synced === true);
        good.type('hyvä ');
        await until(() => bad.text === 'hyvä ');

        const other = new Y.Doc();
        Y.applyUpdate(other, Y.encodeStateAsUpdate(good.doc));
        const before = Y.encodeStateVector(other);
        other.getText('t').insert(2, 'paha🌊');
        other.getText('t').delete(0, 1);
        let bytes = wholeFrame
          ? syncFrame(syncStep.update, Y.encodeStateAsUpdate(other, before))
          : Y.encodeStateAsUpdate(other, before);
        for (const { at, byte, cut, twice } of mutations) {
          bytes = Uint8Array.from(bytes);
          bytes[at % bytes.length] = byte;
          if (cut !== undefined) bytes = bytes.slice(0, 1 + (cut % bytes.length));
          if (twice) bytes = Uint8Array.from([...bytes, ...bytes]);
        }
        bad.send(wholeFrame ? bytes : syncFrame(syncStep.update, bytes));

        good.type('jatkuu');
        await until(() => (good.saved?.updates ?? 0) >= 2 || good.closedWith !== undefined, 'the good one goes on');
        expect(good.closedWith).toBeUndefined();
        await server.read('doc', () => 0);
        // Whoever comes now gets what the log holds, and it is whole.
        const late = new Client(server, { subject: 'seat:late' });
        await until(() => late.saved?.synced === true);
        const replayed = new Y.Doc();
        for (const update of (await log.load('doc'))?.updates ?? []) Y.applyUpdate(replayed, update);
        expect(replayed.store.pendingStructs).toBeNull();
        expect(late.text).toBe(replayed.getText('t').toString());
        expect(good.text).toBe(late.text);
        expect(late.text).toContain('jatkuu');
      },
    ),
    { numRuns: 300 },
  );
});

test('an edit the application does not accept is dropped, and the document is as before', async () => {
  const { server, logged } = await openServer({ accepts: (_id, doc) => doc.getMap('m').size === 1 });
  const good = new Client(server, { subject: 'seat:good' });
  const bad = new Client(server, { subject: 'seat:bad' });
  await until(() => good.saved?.synced === true && bad.saved?.synced === true);
  bad.doc.getMap('m').set('own', 'key');
  expect(bad.closedWith).toBe(4422);
  good.type('ehjä');
  await until(() => good.saved?.updates === 1);
  expect(await logged()).toBe('ehjä');
  expect(await server.read('doc', (doc) => [...doc.getMap('m').keys()])).toEqual(['k']);
  expect([...good.doc.getMap('m').keys()]).toEqual(['k']);
});

test('an edit that builds on one the server never got sends its client to start over', async () => {
  const { server } = await openServer();
  const a = new Client(server);
  await until(() => a.saved?.synced === true);
  a.canWrite = false;
  a.type('turned away');
  a.canWrite = true;
  a.type(' and built upon');
  await until(() => a.closedWith === 4503);
  const again = new Client(server, { doc: a.doc });
  await until(() => again.saved?.synced === true);
  expect(await server.read('doc', (doc) => doc.getText('t').toString())).toBe('turned away and built upon');
});

test('limits, each with its answer: message, document, pace, connections', async () => {
  const { server } = await openServer({
    limits: { message: 2_000, document: 3_000, messagesPerSecond: 1, messagesAtOnce: 10, connectionsPerSubject: 2 },
  });
  const open = async (subject: string) => {
    const client = new Client(server, { subject });
    await until(() => client.saved !== undefined || client.closedWith !== undefined);
    return client;
  };
  const long = await open('seat:long');
  long.type('x'.repeat(2_100));
  expect(long.closedWith).toBe(4413);

  const filling = await open('seat:filling');
  filling.type('y'.repeat(1_500));
  filling.type('y'.repeat(1_500));
  expect(filling.closedWith).toBe(4413);

  const hasty = await open('seat:hasty');
  for (let n = 0; n < 12; n++) hasty.type('z');
  expect(hasty.closedWith).toBe(4429);

  await open('seat:many');
  await open('seat:many');
  expect((await open('seat:many')).closedWith).toBe(4429);
});

test('a reader too slow is passed over, and caught up when it has drained', async () => {
  const { server } = await openServer({ limits: { outgoing: 1_000 } });
  const [writer, slow] = [new Client(server), new Client(server, { subject: 'seat:slow' })];
  await until(() => writer.saved?.synced === true && slow.saved?.synced === true);
  slow.buffered = 2_000;
  writer.type('a');
  const frames = slow.framesReceived;
  for (let n = 0; n < 20; n++) writer.type('b');
  expect(slow.framesReceived).toBe(frames);
  slow.buffered = 0;
  await until(() => slow.text === writer.text);
});

test('a document is as large as it is, not as the sum of its letters and of what was deleted', async () => {
  const { server } = await openServer({ limits: { document: 3_000, messagesAtOnce: 5_000 } });
  const a = new Client(server);
  await until(() => a.saved?.synced === true);
  for (let n = 0; n < 500; n++) a.type('x');
  for (let n = 0; n < 500; n++) {
    a.type('toistuva');
    a.doc.getText('t').delete(500, 8);
  }
  expect(a.closedWith).toBeUndefined();
  a.type('y'.repeat(2_900));
  expect(a.closedWith).toBe(4413);
});

test('whoever asks for everything again and again without taking it in fills no memory', async () => {
  const outgoing = 10_000;
  const { server } = await openServer({ limits: { outgoing, messagesPerSecond: 100_000, messagesAtOnce: 100_000 } });
  const far = new FarClient(server);
  far.type('y'.repeat(5_000));
  await quiet([far]);
  for (let n = 0; n < 1_000; n++) {
    far.up.push(syncFrame(syncStep.one, Uint8Array.of(0)));
    far.deliverUp();
  }
  expect(far.down.reduce((sum, frame) => sum + frame.byteLength, 0)).toBeLessThan(outgoing + 6_000);
});

test('messages of every kind count towards the pace', async () => {
  const { server } = await openServer({ limits: { messagesPerSecond: 1, messagesAtOnce: 10 } });
  const a = new Client(server);
  await until(() => a.saved?.synced === true);
  for (let n = 0; n < 12; n++) a.send(Uint8Array.of(3));
  expect(a.closedWith).toBe(4429);
});

test('a number that is none, in a deletion beside a good letter, reaches neither the log nor the document', async () => {
  const { server, logged } = await openServer();
  const [good, bad] = [new Client(server), new Client(server, { subject: 'seat:bad' })];
  await until(() => good.saved?.synced === true && bad.saved?.synced === true);
  good.type('hyvä');
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(good.doc));
  const before = Y.encodeStateVector(doc);
  doc.getText('t').insert(4, '!');
  const letter = Y.encodeStateAsUpdate(doc, before);
  // Of client 99, which nobody is, from 0 on: 0 × ∞ letters, as lib0 reads it.
  const deletion = [1, 99, 1, 0, ...Array<number>(147).fill(0x80), 0];
  bad.send(syncFrame(syncStep.update, Uint8Array.from([...letter.slice(0, -1), ...deletion])));
  expect(bad.closedWith).toBeDefined();
  // Not typing: whatever waits in the document would be a gap now.
  good.doc.getMap('m').set('k', 'w');
  await until(() => good.saved?.updates === 2 || good.closedWith !== undefined);
  expect(good.closedWith).toBeUndefined();
  expect(await server.read('doc', (read) => read.getText('t').toString())).toBe('hyvä');
  expect(await logged()).toBe('hyvä');
});
