import type { SyncConnection } from './connection.ts';
import { webSocketFrame } from './shared-message.ts';

/** What is used of a `ws` WebSocket, by its shape. It must have been made without compression. */
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

/** The stream below a WebSocket, as the HTTP server handed it over at the upgrade. */
export type StreamLike = { write(data: Uint8Array): unknown };

const open = 1;
/** A socket that misses a whole round is half-open: its client learns so within two rounds. Milliseconds. */
const pingEvery = 20_000;

/**
 * A connection over a `ws` WebSocket, kept honest by pings. Text frames are ignored: the protocol has none.
 *
 * What is shared goes to the stream as a frame that is whole already. That is sound since `ws`, without
 * compression, writes each of its own frames in one turn too; it saves building a header for each recipient.
 */
export function fromWebSocket(
  socket: WebSocketLike,
  stream: StreamLike,
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
    send(data) {
      if (socket.readyState === open) socket.send(data);
    },
    share(message, first) {
      if (socket.readyState !== open) return;
      const frame = message.webSocketFrame;
      stream.write(first ? Buffer.concat([webSocketFrame(first), frame]) : frame);
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
