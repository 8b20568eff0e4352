import type { IncomingMessage } from 'node:http';
import { fromNodeHeaders } from 'better-auth/node';
import type { Addresses } from './addresses.ts';

/** What is asked of a raw request, where no Express stands before it: websocket upgrades. */
export type Peer = Readonly<{
  of(request: IncomingMessage): { headers: Headers; address: string; secure: boolean };
  /** Whether the page that opened this socket is ours, at a Host that is ours. */
  isOwnPage(request: IncomingMessage): boolean;
}>;

/** Believes as many forwarding proxies as are configured, counted from our side, and none else. */
export function createPeer(addresses: Addresses, trustedProxies: number): Peer {
  const forwarded = (request: IncomingMessage, name: string): string | undefined => {
    if (trustedProxies === 0) return undefined;
    const values = String(request.headers[name] ?? '').split(',');
    return values.at(-trustedProxies)?.trim() || undefined;
  };
  const isSecure = (request: IncomingMessage) => forwarded(request, 'x-forwarded-proto') === 'https';
  return {
    of: (request) => ({
      headers: fromNodeHeaders(request.headers),
      address: forwarded(request, 'x-forwarded-for') ?? request.socket.remoteAddress ?? '',
      secure: isSecure(request),
    }),
    isOwnPage(request) {
      const secure = isSecure(request);
      const { host, origin } = request.headers;
      if (request.headersDistinct['host']?.length !== 1) return false;
      return addresses.originOf(host, secure) !== null && addresses.isOwnOrigin(origin, host, secure);
    },
  };
}
