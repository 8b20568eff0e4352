import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { createServer } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { generate } from 'selfsigned';

/** A name of its own: browsers take 127.0.0.1 for secure without any TLS. */
export const frontHost = 'kokeilut.example';

/** Of the browser: to find the front by its name, and to take its certificate, which nobody vouches for. */
export const frontArgs = [`--host-resolver-rules=MAP ${frontHost} 127.0.0.1`, '--ignore-certificate-errors'];

export type HttpsFront = Readonly<{
  origin: string;
  /** Sends what comes to this port of 127.0.0.1. */
  leadTo(port: number): void;
  /** Nobody answers any more, as where there is no network. */
  stop(): Promise<void>;
}>;

/** What stands before a server in the open: ends TLS, and says by headers that it was there. */
export async function startHttpsFront(): Promise<HttpsFront> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: frontHost }], {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: frontHost }] }],
  });
  let target = 0;
  const sockets = new Set<Socket>();
  const headersOf = ({ headers, socket }: IncomingMessage) => ({
    ...headers,
    'x-forwarded-proto': 'https',
    'x-forwarded-for': socket.remoteAddress ?? '',
  });
  const front = createServer({ key, cert }, (incoming, outgoing) => {
    const { method, url } = incoming;
    const inner = request(
      { host: '127.0.0.1', port: target, method, path: url, headers: headersOf(incoming) },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    inner.on('error', () => outgoing.writeHead(502).end());
    incoming.pipe(inner);
  });
  front.on('upgrade', (incoming: IncomingMessage, near: Socket, head: Buffer) => {
    const far = connect(target, '127.0.0.1', () => {
      const lines = Object.entries(headersOf(incoming)).map(([name, value]) => `${name}: ${String(value)}\r\n`);
      far.write(`GET ${incoming.url ?? '/'} HTTP/1.1\r\n${lines.join('')}\r\n`);
      far.write(head);
      far.pipe(near).pipe(far);
    });
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  front.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  front.listen(0, '127.0.0.1');
  await once(front, 'listening');
  const { port } = front.address() as AddressInfo;
  return {
    origin: `https://${frontHost}:${port}`,
    leadTo: (port) => (target = port),
    async stop() {
      if (!front.listening) return;
      const closed = once(front, 'close');
      front.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
