import type { SharedMessage } from './shared-message.ts';

/** Who writes, as the others see it; stamped by the server, so that a name can't be forged. */
export type Identity = Readonly<{ name: string; colour: string }>;

/** What a connection tells of itself. */
export type ConnectionListener = {
  received(data: Uint8Array): void;
  /** Called once, also where the connection was closed already. */
  closed(): void;
};

/** One client at one document, whatever carries it: a WebSocket, or memory in tests. */
export type SyncConnection = Readonly<{
  docId: string;
  /** Stored in the log with each edit. */
  subject: string;
  /** Whether it understands the messages of `client.ts`. */
  acks: boolean;
  /** Asked on every write, not only at the beginning: rights are taken away while sockets are open. */
  canWrite(): boolean;
  identity(): Identity | undefined;
  /** Never throws, nor does `share`: to a connection that is closing, nothing is sent. */
  send(data: Uint8Array): void;
  /**
   * Sends what others get too; `first` is this connection's own message, which goes before it in the same write.
   * @returns `false` where what was sent is beginning to pile up
   */
  share(message: SharedMessage, first?: Uint8Array): boolean;
  close(code: number): void;
  /** Names who is told of what comes, and of the end. To be called once. */
  listen(listener: ConnectionListener): void;
  /** Bytes that were sent but have not left, to tell a reader that is too slow. */
  bufferedAmount(): number;
}>;
