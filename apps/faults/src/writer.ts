import { readRefused, readSaved, refusedMessage, savedMessage } from '@uskalla/sync/client';
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { Seat } from './workshop.ts';

const step = { one: 0, two: 1, update: 2 } as const;
const questions = ['doing', 'dared', 'succeeded', 'failed', 'learned'] as const;

/**
 * A phone that writes: it speaks the y-websocket protocol with receipts, reconnects, and keeps account of which of its
 * words it was told are saved. Each word is its own: `<name><number>;`.
 */
export class Writer {
  readonly doc: Y.Doc;
  readonly name: string;
  /** Words it was told are in the log. */
  readonly saved = new Set<string>();
  readonly closed: number[] = [];
  refusals = 0;
  isSynced = false;
  readonly #port: () => number;
  readonly #seat: Seat;
  #socket: WebSocket | undefined;
  #isEnded = false;
  /** Words in the order they went out on this connection; those before it went with its first answer. */
  #sent: (string | null)[] = [];
  #before: string[] = [];
  #written: string[] = [];
  #typing: NodeJS.Timeout | undefined;
  #heardAt = 0;
  /** A line on which nothing comes back for what was asked or sent is given up. */
  readonly #watch = setInterval(() => {
    const waits = !this.isSynced || this.saved.size < this.#written.length;
    if (waits && performance.now() - this.#heardAt > 3_000) this.#socket?.terminate();
  }, 500);

  constructor(parts: { name: string; seat: Seat; port: () => number; doc?: Y.Doc }) {
    this.name = parts.name;
    this.#seat = parts.seat;
    this.#port = parts.port;
    this.doc = parts.doc ?? new Y.Doc();
    this.doc.on('update', this.#onUpdate);
    this.#connect();
  }

  get written(): readonly string[] {
    return this.#written;
  }

  /** All five answers. */
  get text(): string {
    return questions.map((id) => String(this.doc.getMap('answers').get(id) ?? '')).join('\n');
  }

  /** Writes a word behind its own last ones, or somewhere in the text. */
  write(): void {
    const field = this.doc.getMap('answers').get(questions[this.name.charCodeAt(0) % questions.length] ?? 'doing');
    if (!(field instanceof Y.Text)) return;
    const word = `${this.name}${this.#written.length};`;
    const text = field.toString();
    // After a word, never within one.
    const places = [0, ...[...text.matchAll(/;/g)].map(({ index }) => index + 1)];
    const place = places[Math.floor(Math.random() * places.length)] ?? 0;
    this.#written.push(word);
    this.#next = word;
    field.insert(place, word);
  }
  #next: string | null = null;

  /** Types words until told to stop, at a person's uneven speed. */
  type(meanWait = 90): void {
    this.#typing = setTimeout(
      () => {
        this.write();
        this.type(meanWait);
      },
      Math.random() * 2 * meanWait,
    );
  }

  rest(): void {
    clearTimeout(this.#typing);
  }

  cut(): void {
    this.#socket?.terminate();
  }

  /** Gone for good, with all that it had. */
  end(): void {
    this.rest();
    this.#isEnded = true;
    clearInterval(this.#watch);
    this.doc.off('update', this.#onUpdate);
    this.#socket?.terminate();
  }

  #connect(): void {
    if (this.#isEnded) return;
    const socket = new WebSocket(`ws://127.0.0.1:${this.#port()}/collab/${this.#seat.draftId}?acks=1`, {
      headers: { cookie: this.#seat.cookie },
      handshakeTimeout: 3_000,
    });
    this.#socket = socket;
    this.isSynced = false;
    socket.on('error', () => undefined);
    this.#heardAt = performance.now();
    socket.on('open', () => {
      this.#before = [...this.#written];
      this.#sent = [];
      this.#send(step.one, Y.encodeStateVector(this.doc));
    });
    socket.on('message', (data: Buffer) => this.#hear(data));
    socket.on('close', (code) => {
      this.closed.push(code);
      if (this.#socket !== socket) return;
      this.isSynced = false;
      setTimeout(() => this.#connect(), 50 + Math.random() * 200);
    });
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === this) return;
    const word = this.#next;
    this.#next = null;
    if (this.#socket?.readyState !== WebSocket.OPEN) return;
    this.#sent.push(word);
    this.#send(step.update, update);
  };

  #hear(data: Buffer): void {
    this.#heardAt = performance.now();
    const decoder = createDecoder(data);
    const type = readVarUint(decoder);
    if (type === savedMessage) {
      const { synced, updates } = readSaved(decoder);
      if (!synced) return;
      for (const word of this.#before) this.saved.add(word);
      for (const word of this.#sent.slice(0, updates)) if (word !== null) this.saved.add(word);
    } else if (type === refusedMessage) {
      readRefused(decoder);
      this.refusals += 1;
    } else if (type === 0) {
      const kind = readVarUint(decoder);
      const payload = readVarUint8Array(decoder);
      if (kind === step.one) this.#send(step.two, Y.encodeStateAsUpdate(this.doc, payload));
      else {
        Y.applyUpdate(this.doc, payload, this);
        if (kind === step.two) this.isSynced = true;
      }
    }
  }

  #send(kind: number, payload: Uint8Array): void {
    const encoder = createEncoder();
    writeVarUint(encoder, 0);
    writeVarUint(encoder, kind);
    writeVarUint8Array(encoder, payload);
    this.#socket?.send(toUint8Array(encoder));
  }
}

/** Waits until something holds, looking again and again. @throws where it has not come about in time */
export async function until(holds: () => boolean, what: string | (() => string), patience = 60_000): Promise<void> {
  const end = performance.now() + patience;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`never came about: ${typeof what === 'string' ? what : what()}`);
    await pause(10);
  }
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Whether all show the same text. */
export const agree = (writers: readonly Writer[]): boolean => new Set(writers.map(({ text }) => text)).size === 1;

/** Which words of others each lacks, and whether it is connected: what to look at where they don't agree. */
export function disagreement(writers: readonly Writer[]): string {
  const words = writers.map(({ text }) => new Set(countWords(text).keys()));
  const all = [...new Set(words.flatMap((some) => [...some]))];
  const lacking = words.map((some, n) => {
    const missing = all.filter((word) => !some.has(word)).join(' ');
    return `${n} (${writers[n]?.isSynced ? 'in' : 'out'}): ${missing}`;
  });
  return `one text; lacking are ${lacking.join(', ')}`;
}

/** How often each word stands in a text. */
export function countWords(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(/[a-z][^;.\n]*;/g)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
