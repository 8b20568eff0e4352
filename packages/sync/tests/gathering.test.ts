import { expect, test } from 'vitest';
import { Client, openServer, until } from './harness.ts';

const together = async (count: number) => {
  const opened = await openServer({ limits: { gather: 4, messagesAtOnce: 5_000 } });
  const clients = Array.from({ length: count }, (_, n) => new Client(opened.server, { subject: `seat:${n}` }));
  await until(() => clients.every(({ saved }) => saved?.synced === true));
  return { ...opened, clients, first: clients[0] as Client, second: clients[1] as Client };
};

test('as long as few write, an edit is with everybody before anything else happens', async () => {
  const { clients, first } = await together(5);
  first.type('a');
  first.type('b');
  expect(clients.map(({ text }) => text)).toEqual(Array(5).fill('ab'));
});

test('in a rush many edits leave as one frame, for each group of recipients the same ones', async () => {
  const { clients, first, second, logged } = await together(150);
  const readers = clients.slice(2);
  const before = readers.map(({ framesReceived }) => framesReceived);
  for (let n = 0; n < 120; n++) (n % 2 === 0 ? first : second).type('y');
  // The first few, until it is known to be a rush.
  for (const { text } of readers) expect(text.length).toBeLessThan(40);
  await until(() => clients.every(({ text }) => text.length === 120));
  expect(new Set(clients.map(({ text }) => text)).size).toBe(1);
  for (const [index, { framesReceived }] of readers.entries())
    expect(framesReceived - (before[index] ?? 0)).toBeLessThan(50);
  await until(() => first.saved?.updates === 60 && second.saved?.updates === 60);
  expect(await logged()).toBe(first.text);
});

test('nobody is sent their own letters back, and whoever comes or goes in the midst of a rush ends with all', async () => {
  const { server, clients, first } = await together(70);
  for (let n = 0; n < 20; n++) first.type('x');
  await until(() => clients.every(({ text }) => text === first.text) && first.saved?.updates === 20);
  const frames = first.framesReceived;
  for (let n = 0; n < 30; n++) {
    first.type('z');
    if (n % 10 === 0) clients.splice(1, 10).forEach((client) => client.disconnect());
    if (n % 5 === 0) clients.push(new Client(server, { subject: `seat:late${n}` }));
  }
  await until(() => clients.every(({ text }) => text === first.text) && first.saved?.updates === 50);
  // Each frame it got tells how much is saved, or who it was that came: at most one for each edit's commit.
  expect(first.framesReceived - frames).toBeLessThanOrEqual(30);
  expect(first.text).toBe('x'.repeat(20) + 'z'.repeat(30));
});
