import { expect, test } from 'vitest';
import { Client, openServer, until } from './harness.ts';

test('an edit of the server’s own reaches everybody, and is in the log under its author', async () => {
  const { server, log, logged } = await openServer();
  const a = new Client(server);
  await until(() => a.saved?.synced === true);
  a.type('kirjoitettu');
  await server.edit('doc', (doc) => doc.getText('t').insert(0, 'palautettu '), 'user:1');
  expect(await logged()).toBe('palautettu kirjoitettu');
  await until(() => a.text === 'palautettu kirjoitettu');
  expect((await log.history('doc')).at(-1)?.author).toBe('user:1');
  // The room goes on as before.
  a.type('!');
  await until(() => a.saved?.updates === 2);
  expect(await logged()).toBe(a.text);
});

test('a document nobody has open is edited too, and leaves memory again', async () => {
  const { server, logged } = await openServer();
  await server.edit('doc', (doc) => doc.getText('t').insert(0, 'x'), 'user:1');
  expect(await logged()).toBe('x');
  await until(() => server.stats().rooms === 0);
  await expect(server.edit('nowhere', () => undefined, 'user:1')).rejects.toMatchObject({ code: 'not_found' });
});

test('an edit that changes nothing, throws, or is not in order leaves no trace', async () => {
  const accepts = (_id: string, doc: { getText(name: string): { length: number } }) => doc.getText('t').length < 5;
  const { server, log, logged } = await openServer({ accepts });
  const before = (await log.history('doc')).length;
  await server.edit('doc', () => undefined, 'user:1');
  const failing = server.edit(
    'doc',
    (doc) => {
      doc.getText('t').insert(0, 'x');
      throw new Error('no');
    },
    'user:1',
  );
  await expect(failing).rejects.toMatchObject({ code: 'unavailable' });
  const long = server.edit('doc', (doc) => doc.getText('t').insert(0, 'much too long'), 'user:1');
  await expect(long).rejects.toMatchObject({ code: 'unavailable' });
  expect((await log.history('doc')).length).toBe(before);
  await server.edit('doc', (doc) => doc.getText('t').insert(0, 'ok'), 'user:1');
  expect(await logged()).toBe('ok');
});
