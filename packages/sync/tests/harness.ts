import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding';
import * as Y from 'yjs';
import { readRefused, readSaved, refusedMessage, savedMessage, type Saved } from '../src/client.ts';
import type { ConnectionListener, SyncConnection } from '../src/connection.ts';
import { createSyncServer, type SyncServer } from '../src/index.ts';
import type { SyncOptions } from '../src/options.ts';
import { awarenessFrame, messageType, syncFrame, syncStep } from '../src/protocol.ts';
import { createMemoryUpdateLog } from '../src/memory-update-log.ts';

export const closeCodes = { notFound: 4404, tryLater: 4503, poisoned: 4422, tooLarge: 4413, tooMany: 4429 };

/** Nothing waits for company: what follows from a message follows within turns of the event loop. */
export const atOnce = { gather: 0, acknowledgementDelay: 0, restOfLog: 0 };

/** A server over a log in memory that can be made slow or broken. */
export async function openServer(more: Partial<SyncOptions> = {}) {
  const memory = createMemoryUpdateLog();
  const gate = { append: () => Promise.resolve(), load: () => Promise.resolve() };
  const errors: unknown[] = [];
  const log = {
    ...memory,
    load: async (...args: Parameters<typeof memory.load>) => (await gate.load(), memory.load(...args)),
    append: async (...args: Parameters<typeof memory.append>) => (await gate.append(), memory.append(...args)),
  };
  const first = new Y.Doc();
  first.clientID = 1;
  first.getText('t').insert(0, '');
  first.getMap('m').set('k', 'v');
  await memory.create('doc', Y.encodeStateAsUpdate(first));
  const server = createSyncServer({
    log,
    closeCodes,
    onError: (error) => errors.push(error),
    ...more,
    limits: { ...atOnce, ...more.limits },
  });
  return { server, log: memory, gate, errors, logged: async () => replay((await memory.load('doc'))?.updates ?? []) };
}

export function replay(updates: readonly Uint8Array[]): string {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc.getText('t').toString();
}

/** A client in memory that speaks the protocol by hand, so that it can also speak it wrongly. */
export class Client {
  readonly doc: Y.Doc;
  closedWith: number | undefined;
  saved: Saved | undefined;
  refused: string | undefined;
  readonly awareness: Uint8Array[] = [];
  #listener: ConnectionListener | undefined;
  #open = true;
  /** Whether what it is sent takes its time, so that it says its own first. */
  readonly #isFar: boolean;
  canWrite = true;
  buffered = 0;
  framesReceived = 0;

  constructor(
    server: SyncServer,
    options: { docId?: string; subject?: string; doc?: Y.Doc; name?: string; isFar?: boolean } = {},
  ) {
    this.doc = options.doc ?? new Y.Doc();
    const connection: SyncConnection = {
      docId: options.docId ?? 'doc',
      subject: options.subject ?? 'seat:a',
      acks: true,
      canWrite: () => this.canWrite,
      identity: () => ({ name: options.name ?? '', colour: '#000000' }),
      send: (frame) => this.#receive(frame),
      share: ({ data }, first) => {
        if (first) this.#receive(first);
        this.#receive(data);
        return this.buffered === 0;
      },
      close: (code) => {
        this.closedWith ??= code;
        this.disconnect();
      },
      listen: (listener) => (this.#listener = listener),
      bufferedAmount: () => this.buffered,
    };
    this.#isFar = options.isFar ?? false;
    server.open(connection);
    this.doc.on('update', this.#onUpdate);
    this.send(syncFrame(syncStep.one, Y.encodeStateVector(this.doc)));
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin !== this) this.send(syncFrame(syncStep.update, update));
  };

  send(frame: Uint8Array): void {
    if (this.#open) this.#listener?.received(frame);
  }

  sendAwareness(update: Uint8Array): void {
    this.send(awarenessFrame(update));
  }

  type(text: string, index = this.doc.getText('t').length): void {
    this.doc.getText('t').insert(index, text);
  }

  get text(): string {
    return this.doc.getText('t').toString();
  }

  disconnect(): void {
    if (!this.#open) return;
    this.#open = false;
    this.doc.off('update', this.#onUpdate);
    this.#listener?.closed();
  }

  #receive(frame: Uint8Array): void {
    if (!this.#isFar) {
      if (this.#open) this.#read(frame);
    } else setImmediate(() => this.#open && this.#read(frame));
  }

  #read(frame: Uint8Array): void {
    this.framesReceived += 1;
    const decoder = createDecoder(frame);
    const type = readVarUint(decoder);
    if (type === savedMessage) this.saved = readSaved(decoder);
    else if (type === refusedMessage) this.refused = readRefused(decoder);
    else if (type === messageType.awareness) this.awareness.push(readVarUint8Array(decoder));
    else if (type === messageType.sync) {
      const step = readVarUint(decoder);
      const payload = readVarUint8Array(decoder);
      if (step === syncStep.one) this.send(syncFrame(syncStep.two, Y.encodeStateAsUpdate(this.doc, payload)));
      else Y.applyUpdate(this.doc, payload, this);
    }
  }
}

/** Waits, turn by turn of the event loop, until something holds. @throws where it never does */
export async function until(holds: () => boolean, what = 'the condition'): Promise<void> {
  for (let turn = 0; turn < 2000; turn++) {
    if (holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  throw new Error(`${what} never came about`);
}
