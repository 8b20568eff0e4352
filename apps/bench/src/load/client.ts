import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { decodeSync, encodeHello, encodeSync, step, type Dialect } from './dialect.ts';

export type Address = Readonly<{
  port: number;
  document: string;
  dialect: Dialect;
  answers: boolean;
  /** Who opens it, where the server asks. */
  cookie?: string;
}>;

const nothing = Y.encodeStateAsUpdate(new Y.Doc());
const knowsNothing = Uint8Array.of(0);

/** One simulated phone. It keeps no document of its own: what comes is handed on as bytes. */
export class LoadClient {
  readonly opened: Promise<void>;
  /** The whole document as the server sent it. A relay never does. */
  readonly synced: Promise<Uint8Array>;
  onUpdate: (update: Uint8Array) => void = () => undefined;
  readonly #address: Address;
  readonly #socket: WebSocket;

  constructor(address: Address) {
    this.#address = address;
    const { port, document, dialect, cookie } = address;
    this.#socket = new WebSocket(`ws://127.0.0.1:${port}/${document}?acks=1`, {
      perMessageDeflate: false,
      ...(cookie !== undefined && { headers: { cookie } }),
    });
    this.opened = new Promise((resolve, reject) => {
      this.#socket.once('open', resolve);
      this.#socket.once('error', reject);
    });
    this.synced = new Promise((resolve, reject) => {
      this.#socket.on('message', (data: Buffer) => this.#read(data, resolve));
      this.#socket.once('close', (code) => reject(new Error(`closed with ${code}`)));
    });
    this.synced.catch(() => undefined);
    this.#socket.once('open', () => {
      const hello = encodeHello(dialect, document);
      if (hello) this.#socket.send(hello);
      this.#send(step.one, knowsNothing);
    });
  }

  update(bytes: Uint8Array): void {
    this.#send(step.update, bytes);
  }

  get isOpen(): boolean {
    return this.#socket.readyState === WebSocket.OPEN;
  }

  async close(): Promise<void> {
    if (this.#socket.readyState === WebSocket.CLOSED) return;
    const closed = new Promise((resolve) => this.#socket.once('close', resolve));
    this.#socket.terminate();
    await closed;
  }

  #send(kind: number, payload: Uint8Array): void {
    this.#socket.send(encodeSync(this.#address.dialect, this.#address.document, kind, payload));
  }

  #read(data: Buffer, synced: (state: Uint8Array) => void): void {
    const message = decodeSync(this.#address.dialect, data);
    if (!message) return;
    if (message.step === step.one) {
      // A relay passes the others' questions on; only a server is answered.
      if (this.#address.answers) this.#send(step.two, nothing);
    } else if (message.step === step.two) synced(message.payload);
    else this.onUpdate(message.payload);
  }
}
