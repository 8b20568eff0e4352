import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { FarClient, quiet, turn } from './far-client.ts';
import { openServer } from './harness.ts';

test('somebody who comes back typing keeps the connection, and all they wrote while away', async () => {
  const { server, logged } = await openServer();
  const doc = new Y.Doc();
  doc.getText('t').insert(0, 'kirjoitettu junassa');
  const far = new FarClient(server, { doc });
  // On the line before the server has asked for what was written in the train.
  far.type(' ja asemalla');
  far.deliverUp();
  await turn();
  await quiet([far]);
  expect(far.closedWith).toBeUndefined();
  expect(await logged()).toBe('kirjoitettu junassa ja asemalla');
  expect(far.saved).toEqual({ synced: true, updates: 1 });
});

test('whatever is typed while the document loads is counted, or its sender starts over', async () => {
  const { server, gate, logged } = await openServer();
  let load: (() => void) | undefined;
  gate.load = () => new Promise((resolve) => (load = resolve));
  const [patient, endless] = [new FarClient(server), new FarClient(server, { subject: 'seat:endless' })];
  for (let n = 0; n < 200; n++) patient.type('x');
  for (let n = 0; n < 2_000; n++) endless.type('y');
  patient.deliverUp();
  endless.deliverUp();
  expect(endless.closedWith).toBe(4503);
  load?.();
  await quiet([patient]);
  expect(patient.closedWith).toBeUndefined();
  expect(patient.saved).toEqual({ synced: true, updates: 200 });
  expect(await logged()).toBe('x'.repeat(200));
});

test('whatever lines are slow or cut, nobody honest is sent away, and all replicas and the log agree', async () => {
  const step = fc.record({
    who: fc.nat(2),
    what: fc.constantFrom('type', 'type', 'type', 'delete', 'up', 'up', 'down', 'down', 'cut', 'turn'),
    where: fc.double({ min: 0, max: 1, noNaN: true }),
    count: fc.integer({ min: 1, max: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 80 }), async (steps) => {
      const { server, logged, errors } = await openServer();
      const clients = [0, 1, 2].map((n) => new FarClient(server, { subject: `seat:${n}` }));
      for (const { who, what, where, count } of steps) {
        const client = clients[who] as FarClient;
        const { length } = client.text;
        const index = Math.floor(where * length);
        if (what === 'type') client.type('abc'.slice(0, count), index);
        else if (what === 'delete' && length > 0)
          client.doc.getText('t').delete(index, Math.min(count, length - index));
        else if (what === 'up') client.deliverUp(count);
        else if (what === 'down') client.deliverDown(count);
        else if (what === 'turn') await turn();
        else if (what === 'cut') {
          client.cut();
          clients[who] = new FarClient(server, { subject: `seat:${who}`, doc: client.doc });
        }
      }
      await quiet(clients);
      expect(errors).toEqual([]);
      expect(clients.map(({ closedWith }) => closedWith)).toEqual([undefined, undefined, undefined]);
      expect(clients.every(({ saved }) => saved?.synced)).toBe(true);
      expect(new Set(clients.map(({ text }) => text)).size).toBe(1);
      expect(await logged()).toBe(clients[0]?.text);
    }),
    { numRuns: 300 },
  );
});
