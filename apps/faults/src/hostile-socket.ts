import { once } from 'node:events';
import { connect } from 'node:net';
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { syncFrame, type Frame } from './hostile-frames.ts';
import type { Random } from './random.ts';
import type { Seat } from './workshop.ts';

const empty = Uint8Array.of(0, 0);

/** A socket that gets in like a phone and then sends whatever it likes. */
export class HostileSocket {
  /** The draft as it was when this socket came. */
  readonly doc = new Y.Doc();
  readonly #socket: WebSocket;
  /** With what code it was sent off. */
  closedWith: number | undefined;
  #isOpen = true;
  /** Waits for what comes next: the answer to the last step 1, or the end. */
  #wake: (() => void) | undefined;
  #questions = 0;

  private constructor(port: number, seat: Seat) {
    this.#socket = new WebSocket(`ws://127.0.0.1:${port}/collab/${seat.draftId}?acks=1`, {
      headers: { cookie: seat.cookie },
    });
    this.#socket.on('error', () => undefined);
    this.#socket.on('message', (data: Buffer) => this.#hear(data));
    this.#socket.on('close', (code) => {
      this.closedWith = code;
      this.#isOpen = false;
      this.#wake?.();
    });
  }

  /** @returns `undefined` where it was not let in */
  static async open(port: number, seat: Seat): Promise<HostileSocket | undefined> {
    const hostile = new HostileSocket(port, seat);
    await new Promise<void>((resolve) => {
      hostile.#socket.once('open', resolve);
      hostile.#socket.once('close', resolve);
    });
    // Says that it has nothing: after that its updates are taken as they come.
    return (await hostile.send([syncFrame(1, empty)])) ? hostile : undefined;
  }

  /** Sends frames and asks for the state behind them, so that all are dealt with on return. @returns whether it may go on */
  async send(frames: readonly Frame[]): Promise<boolean> {
    if (!this.#isOpen) return false;
    const answered = new Promise<void>((resolve) => (this.#wake = resolve));
    this.#questions = frames.filter(isQuestion).length + 1;
    for (const frame of frames) this.#socket.send(frame);
    this.#socket.send(syncFrame(0, Uint8Array.of(0)));
    await answered;
    return this.#isOpen;
  }

  /** Asks for the state far more often than anybody may; returns once it was sent off for that. */
  async flood(times: number): Promise<void> {
    if (!this.#isOpen) return;
    const closed = new Promise<void>((resolve) => (this.#wake = resolve));
    this.#questions = Infinity;
    for (let count = 0; count < times; count++) this.#socket.send(syncFrame(0, Uint8Array.of(0)));
    await closed;
  }

  end(): void {
    this.#socket.terminate();
  }

  #hear(data: Buffer): void {
    const decoder = createDecoder(data);
    if (readVarUint(decoder) !== 0) return;
    const step = readVarUint(decoder);
    if (step === 0) return;
    Y.applyUpdate(this.doc, readVarUint8Array(decoder));
    if (step !== 1) return;
    this.#questions -= 1;
    if (this.#questions === 0) this.#wake?.();
  }
}

/** Whether a frame is a step 1 in order: each gets an answer. */
function isQuestion(frame: Frame): boolean {
  if (typeof frame === 'string' || frame.length !== 6) return false;
  const [type, step, length, clients, client = 128, clock = 128] = frame;
  return type === 0 && step === 0 && length === 3 && clients === 1 && client < 128 && clock < 128;
}

/** Does the upgrade by hand and then writes what is no websocket frame, or no whole one; returns once the server has hung up. */
export async function sendRawGarbage(port: number, seat: Seat, random: Random): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.write(
    `GET /collab/${seat.draftId} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nCookie: ${seat.cookie}\r\n\r\n`,
  );
  await Promise.race([once(socket, 'data'), ended]);
  socket.resume();
  // Whatever it took for the beginning of a long frame ends here.
  socket.end(random.one(malformed)(random));
  await ended;
}

/** Beginnings of frames that RFC 6455 forbids, or that never go on. */
const malformed: readonly ((random: Random) => Uint8Array)[] = [
  (random) => random.bytes(1 + random.below(200)),
  // Unmasked.
  () => Uint8Array.of(0x82, 0x02, 0x00, 0x00),
  // Reserved bits and operations.
  (random) => Uint8Array.from([0xf2, 0x80, ...random.bytes(4)]),
  (random) => Uint8Array.from([0x83 + random.below(5), 0x80, ...random.bytes(4)]),
  // A length beyond all that is taken, and one beyond all there is.
  (random) => Uint8Array.from([0x82, 0xff, 0, 0, 0, 1, 0, 0, 0, 0, ...random.bytes(40)]),
  (random) => Uint8Array.from([0x82, 0xff, ...new Uint8Array(8).fill(0xff), ...random.bytes(40)]),
  // A ping in pieces, one too long, a continuation of nothing.
  (random) => Uint8Array.from([0x09, 0x80, ...random.bytes(4)]),
  (random) => Uint8Array.from([0x89, 0xfe, 1, 0, ...random.bytes(260)]),
  (random) => Uint8Array.from([0x80, 0x84, ...random.bytes(8)]),
  // Text that is no UTF-8; a closing with a code that there is not.
  () => Uint8Array.of(0x81, 0x82, 0, 0, 0, 0, 0xc3, 0x28),
  () => Uint8Array.of(0x88, 0x82, 0, 0, 0, 0, 0x03, 0xee),
  // A frame that breaks off.
  (random) => Uint8Array.from([0x82, 0xfe, 0xff, 0xff, ...random.bytes(100)]),
];
