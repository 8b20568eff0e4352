import { closeCodes, collabPath, livePath } from '@uskalla/contracts/wire';
import type { Services } from '@uskalla/contracts';
import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Collab } from './collab/collab.ts';
import type { LiveServer } from './live/live.ts';
import type { Log } from './log.ts';
import type { Peer } from './peer.ts';

/** Vite's own socket in development; see web.ts. */
export const hotReloadPath = '/__hot';

/** Largest frame taken on `/collab`, in bytes: a whole draft at its limit, encoded, with room to spare. */
const maxFrame = 1024 * 1024;

/**
 * The one arbiter of websocket upgrades, by path. engine.io and Vite each listen for their own;
 * anything that belongs to nobody is refused at once instead of hanging.
 */
export function attachUpgrades(
  http: HttpServer,
  parts: { live: LiveServer; collab: Collab; services: Services; peer: Peer; log: Log; dev: boolean },
): void {
  const { live, collab, services, peer, log } = parts;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: maxFrame,
    // Compression costs memory for each socket and lets a small frame become a large one.
    perMessageDeflate: false,
  });
  live.attach(http);

  http.on('upgrade', (request, socket, head) => {
    // First of all, or a reset connection would end the process.
    socket.on('error', (error) => log.debug({ err: error }, 'upgrade: socket'));
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    if (path === livePath || path.startsWith(`${livePath}/`)) return;
    if (parts.dev && path === hotReloadPath) return;
    if (path.startsWith(`${collabPath}/`)) {
      openDraft(request, socket, head, path.slice(collabPath.length + 1));
      return;
    }
    socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });

  function openDraft(request: IncomingMessage, socket: Duplex, head: Buffer, draftId: string): void {
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      webSocket.on('error', (error) => log.debug({ err: error }, 'collab: socket'));
      // A reason given before the upgrade never reaches a browser, so the refusal is a close code.
      if (!peer.isOwnPage(request)) {
        webSocket.close(closeCodes.badOrigin);
        return;
      }
      const wantsAcks = new URLSearchParams((request.url ?? '').split('?')[1]).get('acks') === '1';
      // The client speaks first, before we know who it is: hold its frames until then.
      webSocket.pause();
      services
        .identify(peer.of(request))
        .then((caller) => collab.connect(webSocket, socket, draftId, caller, wantsAcks))
        .catch((error: unknown) => {
          log.error({ err: error }, 'collab: connecting failed');
          webSocket.close(closeCodes.tryLater);
        })
        .finally(() => webSocket.resume());
    });
  }
}
