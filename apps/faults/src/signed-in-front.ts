import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { someAddress, type Visitor } from './visitor.ts';

/** What would end the sessions that the front lends. */
const leaves = /sign-out|signOut|\?\/(session|sessions|remove|change|password|passkey|stop)\b/i;

/**
 * A front before the server that lends everybody a visitor's cookies, so that a program that knows no door comes to what is behind
 * them. Each request comes from an address of its own: what is limited is not what is looked for.
 */
export async function openSignedInFront(visitor: Visitor): Promise<{
  url: string;
  /** What was asked for, by method and path. */
  asked: ReadonlySet<string>;
  close(): void;
}> {
  const server = new URL(visitor.url);
  const asked = new Set<string>();
  const front = createServer((incoming, answer) => {
    const { method = '', url = '' } = incoming;
    if (leaves.test(url)) return void answer.writeHead(404).end();
    const { 'content-length': length, 'content-type': type, accept, 'transfer-encoding': encoding } = incoming.headers;
    const headers = {
      ...(length !== undefined && { 'content-length': length }),
      ...(type !== undefined && { 'content-type': type }),
      ...(encoding !== undefined && { 'transfer-encoding': encoding }),
      accept: accept ?? '*/*',
      host: server.host,
      origin: server.origin,
      cookie: visitor.cookie,
      'x-forwarded-for': someAddress(),
    };
    const { port } = server;
    const onward = request({ host: '127.0.0.1', port, method, path: url, headers }, (told) => {
      const location = told.headers.location?.replace(server.origin, '');
      answer.writeHead(told.statusCode ?? 502, { ...told.headers, ...(location !== undefined && { location }) });
      told.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    incoming.pipe(onward);
    asked.add(`${method} ${url.split('?')[0]}`);
  });
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(front.address() as AddressInfo).port}`,
    asked,
    close: () => void front.close(() => undefined).closeAllConnections(),
  };
}
