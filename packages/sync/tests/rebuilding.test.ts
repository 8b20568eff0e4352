import { afterEach, expect, test, vi } from 'vitest';
import type * as Y from 'yjs';
import { turn } from './far-client.ts';
import { Client, openServer, until } from './harness.ts';

// An edit that is not accepted has been applied already: until the document is rebuilt, nobody may see it.

afterEach(() => void vi.useRealTimers());

const accepts = (_id: string, doc: Y.Doc) => doc.getMap('m').size === 1;
const keys = (doc: Y.Doc) => [...doc.getMap('m').keys()];

async function table(limits: { outgoing?: number } = {}) {
  const opened = await openServer({ accepts, limits });
  const good = new Client(opened.server, { subject: 'seat:good' });
  const bad = new Client(opened.server, { subject: 'seat:bad' });
  await until(() => good.saved?.synced === true && bad.saved?.synced === true);
  return { ...opened, good, bad, attack: () => void bad.doc.getMap('m').set('own', 'key') };
}

test('a reader that waits for the log never gets what was turned away meanwhile', async () => {
  const { server, gate, good, attack } = await table();
  let open: (() => void) | undefined;
  gate.append = () => new Promise((resolve) => (open = resolve));
  good.type('julkaistava');
  const reading = server.read('doc', keys);
  await until(() => open !== undefined);
  let load: (() => void) | undefined;
  gate.load = () => new Promise((resolve) => (load = resolve));
  attack();
  open?.();
  // The rebuild is still under way.
  expect(await reading).toEqual(['k']);
  const next = server.read('doc', keys);
  await until(() => load !== undefined);
  load?.();
  expect(await next).toEqual(['k']);
});

test('whoever comes while it is rebuilt waits, and is shown it whole', async () => {
  const { server, gate, good, attack } = await table();
  let load: (() => void) | undefined;
  gate.load = () => new Promise((resolve) => (load = resolve));
  attack();
  const late = new Client(server, { subject: 'seat:late' });
  late.type('myöhäinen ');
  good.type('kärsivällinen');
  await until(() => load !== undefined);
  for (let n = 0; n < 5; n++) await turn();
  expect(late.framesReceived).toBe(0);
  load?.();
  await until(() => late.text.length === 'myöhäinen kärsivällinen'.length && late.text === good.text);
  expect(keys(late.doc)).toEqual(['k']);
  expect(good.closedWith).toBeUndefined();
});

test('a slow reader is not caught up with a damaged document', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const { server, gate, good, attack } = await table({ outgoing: 100 });
  const slow = new Client(server, { subject: 'seat:slow' });
  await until(() => slow.saved?.synced === true);
  slow.buffered = 1_000;
  // The frame by which it is noticed still goes out.
  good.type('x');
  good.type('y');
  expect(slow.text).toBe('x');
  let load: (() => void) | undefined;
  gate.load = () => new Promise((resolve) => (load = resolve));
  attack();
  slow.buffered = 0;
  vi.advanceTimersByTime(5_000);
  expect(slow.text).toBe('x');
  load?.();
  for (let n = 0; n < 5; n++) await turn();
  vi.advanceTimersByTime(5_000);
  expect(slow.text).toBe('xy');
  expect(keys(slow.doc)).toEqual(['k']);
});

test('where the log does not answer all are sent off, and whoever comes back gets it whole or not at all', async () => {
  const { server, gate, good, attack, logged } = await table();
  let append: (() => void) | undefined;
  gate.append = () => new Promise((resolve) => (append = resolve));
  // Not yet in the log, so the room stays: it must not stay damaged.
  good.type('tallessa');
  await until(() => append !== undefined);
  gate.load = () => Promise.reject(new Error('the database is away'));
  attack();
  await until(() => good.closedWith === 4503);
  const early = new Client(server, { subject: 'seat:early' });
  await until(() => early.closedWith === 4503);
  expect(early.framesReceived).toBe(0);
  await expect(server.read('doc', keys)).rejects.toMatchObject({ code: 'unavailable' });

  gate.load = () => Promise.resolve();
  gate.append = () => Promise.resolve();
  const back = new Client(server, { subject: 'seat:back' });
  await until(() => back.text === 'tallessa');
  expect(keys(back.doc)).toEqual(['k']);
  append?.();
  await until(() => back.saved?.synced === true);
  expect(await logged()).toBe('tallessa');
});

test('several bad edits in a row are each dropped, good ones between them kept', async () => {
  const { server, good, attack, logged } = await table();
  const worse = new Client(server, { subject: 'seat:worse' });
  await until(() => worse.saved?.synced === true);
  attack();
  good.type('a');
  worse.doc.getMap('m').set('another', 'key');
  good.type('b');
  await until(() => good.saved?.updates === 2);
  expect(worse.closedWith).toBe(4422);
  expect(await logged()).toBe('ab');
  expect(await server.read('doc', keys)).toEqual(['k']);
});
