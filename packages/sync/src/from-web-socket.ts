import type { SyncConnection } from './connection.ts';

/** What is used of a `ws` WebSocket, by its shape. */
export type WebSocketLike = {
  readonly readyState: number;
  readonly bufferedAmount: number;
  send(data: Uint8Array): void;
  close(code: number): void;
  terminate(): void;
  ping(): void;
  on(event: 'message', listener: (data: unknown, isBinary: boolean) => void): unknown;
  on(event: 'close' | 'pong', listener: () => void): unknown;
};

const open = 1;
/** A socket that misses a whole round is half-open: its client learns so within two rounds. Milliseconds. */
const pingEvery = 20_000;

/** A connection over a `ws` WebSocket, kept honest by pings. Text frames are ignored: the protocol has none. */
export function fromWebSocket(
  socket: WebSocketLike,
  about: Pick<SyncConnection, 'docId' | 'subject' | 'acks' | 'canWrite' | 'identity'>,
): SyncConnection {
  let answered = true;
  const timer = setInterval(() => {
    if (!answered) {
      socket.terminate();
      return;
    }
    answered = false;
    if (socket.readyState === open) socket.ping();
  }, pingEvery);
  timer.unref();
  socket.on('pong', () => (answered = true));
  socket.on('close', () => clearInterval(timer));

  return {
    ...about,
    send(frame) {
      if (socket.readyState === open) socket.send(frame);
    },
    close: (code) => socket.close(code),
    onMessage(listener) {
      socket.on('message', (data, isBinary) => {
        answered = true;
        if (isBinary && data instanceof Uint8Array) listener(data);
      });
    },
    onClose(listener) {
      if (socket.readyState > open) queueMicrotask(listener);
      else socket.on('close', listener);
    },
    bufferedAmount: () => socket.bufferedAmount,
  };
}
