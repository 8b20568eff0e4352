import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { announce } from './announce.ts';

/** The least a live channel can do: on one client's word, the next of the given frames goes to all. It reads and keeps nothing. */
const http = createServer();
// Set as the product's own; see apps/server/src/live/live.ts.
const io = new Server(http, {
  serveClient: false,
  perMessageDeflate: false,
  pingInterval: 12_000,
  pingTimeout: 10_000,
});
let frames: readonly unknown[] = [];
io.on('connection', (socket) => {
  socket.on('frames', (given: readonly unknown[], answer: () => void) => {
    frames = given;
    answer();
  });
  socket.on('steer', (number: number, answer: (result: { ok: true }) => void) => {
    io.emit('stage', frames[number % frames.length]);
    answer({ ok: true });
  });
});
http.listen(0, '127.0.0.1', () => announce(http));
