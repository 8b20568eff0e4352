import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { fewAtOnce } from './few-at-once.ts';

const open: (() => void)[] = [];
afterEach(() => open.splice(0).forEach((close) => close()));

/** A server that answers when told to, and what one connection of it received. */
async function connected(most: number) {
  const asked: { url: string; answer: () => void }[] = [];
  const handle: RequestListener = ({ url = '' }, response) =>
    void asked.push({ url, answer: () => response.end(`answer to ${url}.`) });
  const http = createServer(fewAtOnce(handle, most));
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const socket = connect((http.address() as AddressInfo).port, '127.0.0.1');
  open.push(() => {
    socket.destroy();
    http.closeAllConnections();
    http.close();
  });
  let received = '';
  socket.on('data', (data) => (received += data.toString()));
  socket.on('error', () => undefined);
  const ask = (from: number, to: number) =>
    socket.write(
      Array.from({ length: to - from }, (_, index) => `GET /${from + index} HTTP/1.1\r\nHost: x\r\n\r\n`).join(''),
    );
  return { asked, socket, ask, received: () => received };
}

test('a few at a time are answered, any number of them', async () => {
  const { asked, ask, received } = await connected(4);
  for (let round = 0; round < 5; round++) {
    ask(round * 4, round * 4 + 4);
    await expect.poll(() => asked.length).toBe(round * 4 + 4);
    for (const { answer } of asked.slice(round * 4)) answer();
    await expect.poll(received).toContain(`answer to /${round * 4 + 3}.`);
  }
});

test('too many at once: the connection is closed, and none that came after is looked at', async () => {
  const { asked, socket, ask } = await connected(4);
  ask(0, 800);
  await once(socket, 'close');
  expect(asked.map(({ url }) => url)).toEqual(['/0', '/1', '/2', '/3']);
});
