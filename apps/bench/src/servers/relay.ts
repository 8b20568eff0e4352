import { createServer } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import { announce } from './announce.ts';

/** The least a server can do: what one sends, all others in the same room get. It reads and keeps nothing. */
const rooms = new Map<string, Set<WebSocket>>();
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
const http = createServer();
http.on('upgrade', (request, stream, head) => {
  sockets.handleUpgrade(request, stream, head, (socket) => {
    const room = rooms.get(request.url ?? '') ?? new Set();
    rooms.set(request.url ?? '', room.add(socket));
    socket.on('error', () => undefined);
    socket.on('close', () => room.delete(socket));
    socket.on('message', (data) => {
      for (const other of room) if (other !== socket) other.send(data as Buffer);
    });
  });
});
http.listen(0, '127.0.0.1', () => announce(http));
