import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { syncFrame, syncStep } from '../src/protocol.ts';
import { Client, openServer, until } from './harness.ts';

test('an edit is sent on at once, and reported saved only after the log has it', async () => {
  const { server, gate, logged } = await openServer();
  const [a, b] = [new Client(server), new Client(server, { subject: 'seat:b' })];
  await until(() => a.saved?.synced === true);
  let open: (() => void) | undefined;
  gate.append = () => new Promise((resolve) => (open = resolve));
  a.type('x');
  await until(() => b.text === 'x' && open !== undefined);
  expect(a.saved?.updates).toBe(0);
  expect(await logged()).toBe('');
  open?.();
  await until(() => a.saved?.updates === 1);
  expect(await logged()).toBe('x');
});

test('deletions are counted like insertions', async () => {
  const { server } = await openServer();
  const a = new Client(server);
  await until(() => a.saved !== undefined);
  a.type('abc');
  a.doc.getText('t').delete(0, 2);
  await until(() => a.saved?.updates === 2);
});

test('a log that fails is tried again; nothing is reported saved meanwhile, and nothing is lost', async () => {
  const { server, gate, logged, errors } = await openServer();
  const a = new Client(server);
  await until(() => a.saved !== undefined);
  let failures = 3;
  gate.append = async () => {
    if (failures-- > 0) throw new Error('the database is away');
  };
  a.type('kallis ');
  await until(() => errors.length > 0);
  expect(a.saved?.updates).toBe(0);
  a.type('teksti');
  await until(() => a.saved?.updates === 2);
  expect(await logged()).toBe('kallis teksti');
});

test('one append is in flight at a time, whatever arrives', async () => {
  const { server, gate } = await openServer();
  const a = new Client(server);
  await until(() => a.saved !== undefined);
  let inFlight = 0;
  let most = 0;
  gate.append = async () => {
    most = Math.max(most, ++inFlight);
    await new Promise((resolve) => setTimeout(resolve, 3));
    inFlight -= 1;
  };
  for (let n = 0; n < 60; n++) {
    a.type('x');
    if (n % 10 === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  }
  await until(() => a.saved?.updates === 60);
  expect(most).toBe(1);
});

test('a document leaves memory when nobody has it open, not before all is saved, and comes back whole', async () => {
  const unloaded: string[] = [];
  const { server, gate } = await openServer({ onUnloaded: (id) => unloaded.push(id) });
  const a = new Client(server);
  await until(() => a.saved !== undefined);
  let open: (() => void) | undefined;
  gate.append = () => new Promise((resolve) => (open = resolve));
  a.type('x');
  a.disconnect();
  // Back while the last edit is still being saved: the same text, once.
  const b = new Client(server, { subject: 'seat:b' });
  await until(() => b.text === 'x' && open !== undefined);
  expect(unloaded).toEqual([]);
  open?.();
  gate.append = () => Promise.resolve();
  b.disconnect();
  await until(() => unloaded.length === 1);
  expect(server.stats()).toEqual({ rooms: 0, connections: 0 });
  const returning = new Client(server, { doc: a.doc });
  await until(() => returning.saved?.synced === true);
  expect(returning.text).toBe('x');
});

test('a load that fails never becomes an empty document', async () => {
  const { server, gate, logged } = await openServer();
  const a = new Client(server);
  await until(() => a.saved !== undefined);
  a.type('vanha');
  await until(() => a.saved?.updates === 1);
  a.disconnect();
  await until(() => server.stats().rooms === 0);
  gate.load = () => Promise.reject(new Error('the database is away'));
  const b = new Client(server, { subject: 'seat:b' });
  await until(() => b.closedWith === 4503);
  expect(b.text).toBe('');
  gate.load = () => Promise.resolve();
  const c = new Client(server, { subject: 'seat:c' });
  await until(() => c.text === 'vanha');
  expect(await logged()).toBe('vanha');
});

test('a document that does not exist is refused and never made', async () => {
  const { server, log } = await openServer();
  const a = new Client(server, { docId: 'other' });
  await until(() => a.closedWith === 4404);
  expect(await log.load('other')).toBeUndefined();
  await expect(server.read('other', () => 0)).rejects.toMatchObject({ code: 'not_found' });
});

test('reading waits for what was taken before', async () => {
  const { server, gate } = await openServer();
  const a = new Client(server);
  await until(() => a.saved !== undefined);
  let open: (() => void) | undefined;
  gate.append = () => new Promise((resolve) => (open = resolve));
  a.type('julkaistava');
  let read: string | undefined;
  const reading = server.read('doc', (doc) => doc.getText('t').toString()).then((text) => (read = text));
  await until(() => open !== undefined);
  expect(read).toBeUndefined();
  open?.();
  await reading;
  expect(read).toBe('julkaistava');
});

test('closing waits for the log, then tells clients to come back', async () => {
  const { server, gate, logged } = await openServer();
  const a = new Client(server);
  await until(() => a.saved !== undefined);
  gate.append = () => new Promise((resolve) => setTimeout(resolve, 20));
  a.type('viime hetkellä');
  await server.close();
  expect(await logged()).toBe('viime hetkellä');
  expect(a.closedWith).toBe(1001);
});

test('a step 2 that holds nothing new makes no row in the log', async () => {
  const { server, log } = await openServer();
  const a = new Client(server);
  await until(() => a.saved?.synced === true);
  a.send(syncFrame(syncStep.two, Y.encodeStateAsUpdate(a.doc)));
  a.send(syncFrame(syncStep.update, Y.encodeStateAsUpdate(a.doc)));
  await until(() => a.saved?.updates === 1);
  expect((await log.load('doc'))?.updates).toHaveLength(1);
});

test('others who never pause put off neither a reader nor the word that one is saved', async () => {
  const { server, gate } = await openServer();
  const busy = new Client(server, { subject: 'seat:busy' });
  await until(() => busy.saved?.synced === true);
  let appends = 0;
  // A letter arrives during each append, so that the log is never idle.
  gate.append = async () => {
    if (++appends < 500) busy.type('x');
    await new Promise((resolve) => setImmediate(resolve));
  };
  busy.type('alku');
  const quiet = new Client(server, { subject: 'seat:quiet' });
  await server.read('doc', () => 0);
  await until(() => quiet.saved?.synced === true);
  expect(appends).toBeLessThan(100);
});

test('what is read is in the log: later edits are not in it', async () => {
  const { server, gate, logged } = await openServer();
  const a = new Client(server);
  await until(() => a.saved !== undefined);
  let open: (() => void) | undefined;
  gate.append = () => new Promise((resolve) => (open = resolve));
  a.type('ennen');
  const reading = server.read('doc', (doc) => doc.getText('t').toString());
  await until(() => open !== undefined);
  a.type(' jälkeen');
  open?.();
  expect(await reading).toBe('ennen');
  expect(await logged()).toBe('ennen');
});

test('a listener that throws ends nobody’s saving', async () => {
  const { server, errors, logged } = await openServer({
    onCommitted: () => {
      throw new Error('a listener');
    },
  });
  const a = new Client(server);
  await until(() => a.saved !== undefined);
  a.type('yksi ');
  await until(() => a.saved?.updates === 1);
  a.type('kaksi');
  await until(() => a.saved?.updates === 2);
  expect(await logged()).toBe('yksi kaksi');
  expect(errors).toHaveLength(2);
});

test('a load that fails after everybody left it leaves the one that followed alone', async () => {
  const { server, gate } = await openServer();
  let fail: ((error: Error) => void) | undefined;
  gate.load = () => new Promise((_resolve, reject) => (fail = reject));
  const first = new Client(server);
  await until(() => fail !== undefined);
  first.disconnect();
  await until(() => server.stats().rooms === 0);
  gate.load = () => Promise.resolve();
  const b = new Client(server, { subject: 'seat:b' });
  await until(() => b.saved?.synced === true);
  fail?.(new Error('too late to matter'));
  await new Promise((resolve) => setImmediate(resolve));
  // One document is one room: else two would write past each other.
  const c = new Client(server, { subject: 'seat:c' });
  await until(() => c.saved?.synced === true);
  expect(server.stats().rooms).toBe(1);
  b.type('hei');
  await until(() => c.text === 'hei');
});

test('closing without the log tells what was lost, and ends', async () => {
  const { server, gate, errors } = await openServer();
  const a = new Client(server);
  await until(() => a.saved !== undefined);
  gate.append = () => new Promise(() => undefined);
  a.type('ei ehdi');
  await server.close(1);
  expect(a.saved?.updates).toBe(0);
  expect(errors.map(String)).toEqual(['Error: closed with edits that are not in the log']);
});

test('of a document that is gone nothing is called saved, and nobody is told that it was read', async () => {
  const { log } = await openServer();
  let append: (() => void) | undefined;
  const { server } = await openServer({
    log: {
      ...log,
      append: () => new Promise((resolve) => (append = () => resolve({ gone: ['doc'] }))),
    },
  });
  const a = new Client(server);
  await until(() => a.saved?.synced === true);
  a.type('liian myöhään');
  await until(() => append !== undefined);
  const reading = server.read('doc', () => 0).catch((error: unknown) => error);
  append?.();
  expect(await reading).toMatchObject({ code: 'not_found' });
  expect(a.closedWith).toBe(4404);
  expect(a.saved?.updates).toBe(0);
});
