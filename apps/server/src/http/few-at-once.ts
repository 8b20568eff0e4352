import type { RequestListener } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Browsers ask one thing at a time on a connection, and so do proxies. Whoever sends hundreds of requests before reading an answer
 * (HTTP calls it pipelining) would have them all answered at once, one after the other without a pause, whoever else waits.
 * @param most how many requests of one connection may be unanswered; the connection of the next one is closed
 */
export function fewAtOnce(handle: RequestListener, most = 8): RequestListener {
  const unanswered = new WeakMap<Socket, number>();
  return (request, response) => {
    const { socket } = request;
    // What came with the request that was too many, or before somebody left.
    if (socket.destroyed) return;
    const number = (unanswered.get(socket) ?? 0) + 1;
    if (number > most) return void socket.destroy();
    unanswered.set(socket, number);
    response.once('close', () => unanswered.set(socket, (unanswered.get(socket) ?? 1) - 1));
    handle(request, response);
  };
}
