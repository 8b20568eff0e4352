import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding';
import * as Y from 'yjs';
import { readSaved, savedMessage, type Saved } from '../src/client.ts';
import type { ConnectionListener } from '../src/connection.ts';
import type { SyncServer } from '../src/index.ts';
import { messageType, syncFrame, syncStep } from '../src/protocol.ts';

/** One turn of the event loop, in which promises that can settle do. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * A client as y-websocket has it, at the end of a slow line: what either side sends lies in the line until
 * it is delivered. The one of the harness answers within the same call, which no network does.
 */
export class FarClient {
  readonly doc: Y.Doc;
  readonly up: Uint8Array[] = [];
  readonly down: Uint8Array[] = [];
  closedWith: number | undefined;
  saved: Saved | undefined;
  #isOpen = true;
  #listener: ConnectionListener | undefined;

  constructor(server: SyncServer, options: { subject?: string; doc?: Y.Doc } = {}) {
    this.doc = options.doc ?? new Y.Doc();
    server.open({
      docId: 'doc',
      subject: options.subject ?? 'seat:far',
      acks: true,
      canWrite: () => true,
      identity: () => undefined,
      send: (frame) => void this.down.push(frame),
      share: ({ data }, first) => {
        this.down.push(...(first ? [first] : []), data);
        return false;
      },
      close: (code) => {
        this.closedWith ??= code;
        this.cut();
      },
      listen: (listener) => (this.#listener = listener),
      bufferedAmount: () => this.down.reduce((sum, frame) => sum + frame.byteLength, 0),
    });
    this.doc.on('update', this.#onUpdate);
    this.up.push(syncFrame(syncStep.one, Y.encodeStateVector(this.doc)));
  }

  get text(): string {
    return this.doc.getText('t').toString();
  }

  type(text: string, index = this.doc.getText('t').length): void {
    this.doc.getText('t').insert(index, text);
  }

  /** The line is cut, with all that lies in it. */
  cut(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.doc.off('update', this.#onUpdate);
    this.up.length = 0;
    this.down.length = 0;
    this.#listener?.closed();
  }

  deliverUp(count = this.up.length): void {
    for (const frame of this.up.splice(0, count)) if (this.#isOpen) this.#listener?.received(frame);
  }

  deliverDown(count = this.down.length): void {
    for (const frame of this.down.splice(0, count)) if (this.#isOpen) this.#read(frame);
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin !== this) this.up.push(syncFrame(syncStep.update, update));
  };

  #read(frame: Uint8Array): void {
    const decoder = createDecoder(frame);
    const type = readVarUint(decoder);
    if (type === savedMessage) this.saved = readSaved(decoder);
    if (type !== messageType.sync) return;
    const step = readVarUint(decoder);
    const payload = readVarUint8Array(decoder);
    if (step === syncStep.one) this.up.push(syncFrame(syncStep.two, Y.encodeStateAsUpdate(this.doc, payload)));
    else Y.applyUpdate(this.doc, payload, this);
  }
}

/** Delivers whatever lies in the lines until nothing more is said. */
export async function quiet(clients: readonly FarClient[]): Promise<void> {
  for (let idle = 0; idle < 5; idle++) {
    await turn();
    if (clients.some(({ up, down }) => up.length + down.length > 0)) idle = 0;
    for (const client of clients) {
      client.deliverUp();
      client.deliverDown();
    }
  }
}
