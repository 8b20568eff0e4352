import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { webSocketFrame, type StreamLike } from '@uskalla/sync';
import { announce } from './announce.ts';

/**
 * Our way of sending and nothing else: what one sends goes to all others at once as a frame made once. It reads, checks
 * and keeps nothing, so it shows what of our cost is the sockets' alone.
 */
const rooms = new Map<string, Set<StreamLike>>();
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
const http = createServer();
http.on('upgrade', (request, stream, head) => {
  sockets.handleUpgrade(request, stream, head, (socket) => {
    const room = rooms.get(request.url ?? '') ?? new Set();
    rooms.set(request.url ?? '', room.add(stream));
    socket.on('error', () => undefined);
    socket.on('close', () => room.delete(stream));
    socket.on('message', (data) => {
      const frame = webSocketFrame(data as Buffer);
      for (const other of room) if (other !== stream) other.write(frame);
    });
  });
});
http.listen(0, '127.0.0.1', () => announce(http));
