import type { Identity, SyncConnection } from './connection.ts';
import type { Heartbeat } from './heartbeat.ts';
import { webSocketFrame, type SharedMessage } from './shared-message.ts';

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

type About = Pick<SyncConnection, 'docId' | 'subject' | 'acks' | 'canWrite' | 'identity'>;

/**
 * A connection over a `ws` WebSocket, kept honest by pings. Text frames are ignored: the protocol has none.
 *
 * What is shared goes to the stream as a frame that is whole already. That is sound since `ws`, without
 * compression, writes each of its own frames in one turn too; it saves building a header for each recipient.
 */
export function fromWebSocket(
  socket: WebSocketLike,
  stream: StreamLike,
  heartbeat: Heartbeat,
  about: About,
): SyncConnection {
  return new WebSocketConnection(socket, stream, heartbeat, about);
}

/** A class, since there is one for each phone: its methods are made once for all. */
class WebSocketConnection implements SyncConnection {
  readonly #socket: WebSocketLike;
  readonly #stream: StreamLike;
  readonly #heartbeat: Heartbeat;
  readonly #about: About;

  constructor(socket: WebSocketLike, stream: StreamLike, heartbeat: Heartbeat, about: About) {
    this.#socket = socket;
    this.#stream = stream;
    this.#heartbeat = heartbeat;
    this.#about = about;
    heartbeat.watch(socket);
    socket.on('pong', () => heartbeat.heard(socket));
  }

  get docId(): string {
    return this.#about.docId;
  }

  get subject(): string {
    return this.#about.subject;
  }

  get acks(): boolean {
    return this.#about.acks;
  }

  canWrite(): boolean {
    return this.#about.canWrite();
  }

  identity(): Identity | undefined {
    return this.#about.identity();
  }

  send(data: Uint8Array): void {
    if (this.#socket.readyState === open) this.#socket.send(data);
  }

  share(message: SharedMessage, first?: Uint8Array): void {
    if (this.#socket.readyState !== open) return;
    const frame = message.webSocketFrame;
    this.#stream.write(first ? Buffer.concat([webSocketFrame(first), frame]) : frame);
  }

  close(code: number): void {
    this.#socket.close(code);
  }

  onMessage(listener: (data: Uint8Array) => void): void {
    this.#socket.on('message', (data, isBinary) => {
      this.#heartbeat.heard(this.#socket);
      if (isBinary && data instanceof Uint8Array) listener(data);
    });
  }

  onClose(listener: () => void): void {
    const end = () => {
      this.#heartbeat.forget(this.#socket);
      listener();
    };
    if (this.#socket.readyState > open) queueMicrotask(end);
    else this.#socket.on('close', end);
  }

  bufferedAmount(): number {
    return this.#socket.bufferedAmount;
  }
}
