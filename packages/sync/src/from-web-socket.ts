import type { ConnectionListener, Identity, SyncConnection } from './connection.ts';
import type { Beating, Heartbeat } from './heartbeat.ts';
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
export type StreamLike = { write(data: Uint8Array): boolean };

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

/**
 * There is one for each phone, so what it takes counts: methods and listeners are made once for all, and a socket
 * knows its connection by a property.
 */
class WebSocketConnection implements SyncConnection, Beating {
  wasHeard = true;
  readonly #socket: WebSocketLike;
  readonly #stream: StreamLike;
  readonly #heartbeat: Heartbeat;
  readonly #about: About;
  #listener: ConnectionListener | undefined;

  constructor(socket: WebSocketLike, stream: StreamLike, heartbeat: Heartbeat, about: About) {
    this.#socket = socket;
    this.#stream = stream;
    this.#heartbeat = heartbeat;
    this.#about = about;
    (socket as Carrier)[connection] = this;
    heartbeat.watch(this);
    socket.on('pong', heard);
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

  share(message: SharedMessage, first?: Uint8Array): boolean {
    if (this.#socket.readyState !== open) return true;
    const frame = message.webSocketFrame;
    return this.#stream.write(first ? Buffer.concat([webSocketFrame(first), frame]) : frame);
  }

  close(code: number): void {
    this.#socket.close(code);
  }

  listen(listener: ConnectionListener): void {
    this.#listener = listener;
    this.#socket.on('message', received);
    if (this.#socket.readyState > open) queueMicrotask(() => this.ended());
    else this.#socket.on('close', ended);
  }

  bufferedAmount(): number {
    return this.#socket.bufferedAmount;
  }

  terminate(): void {
    this.#socket.terminate();
  }

  ping(): void {
    this.#socket.ping();
  }

  received(data: Uint8Array): void {
    this.#listener?.received(data);
  }

  ended(): void {
    this.#heartbeat.forget(this);
    this.#listener?.closed();
  }
}

const connection = Symbol('connection');
type Carrier = WebSocketLike & { [connection]?: WebSocketConnection };

function received(this: Carrier, data: unknown, isBinary: boolean): void {
  const self = this[connection];
  if (!self) return;
  self.wasHeard = true;
  if (isBinary && data instanceof Uint8Array) self.received(data);
}

function heard(this: Carrier): void {
  if (this[connection]) this[connection].wasHeard = true;
}

function ended(this: Carrier): void {
  this[connection]?.ended();
}
