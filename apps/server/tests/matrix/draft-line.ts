import { collabPath } from '@uskalla/contracts/wire';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { Asking } from './door.ts';

/** Messages of y-websocket, and our server's word on what it refuses; see the sync package's protocol. */
const message = { sync: 0, awareness: 1, queryAwareness: 3, refused: 5 } as const;
const step = { one: 0, two: 1, update: 2 } as const;

/** A draft's socket by hand, so that each kind of frame can be sent by itself; nothing of it is what a client library would refuse. */
export class DraftLine {
  readonly #socket: WebSocket;
  readonly #frames: Buffer[] = [];
  #wake: () => void = () => undefined;
  /** The code it was closed with. */
  closed: number | null = null;

  constructor({ world, visitor }: Pick<Asking, 'world' | 'visitor'>, draft: string) {
    const address = `${world.url.replace('http', 'ws')}${collabPath}/${draft}?acks=1`;
    this.#socket = new WebSocket(address, { headers: { ...visitor.always, cookie: visitor.cookieHeader } });
    this.#socket.on('message', (data: Buffer) => {
      this.#frames.push(data);
      this.#wake();
    });
    this.#socket.on('error', () => undefined);
    this.#socket.on('close', (code) => {
      this.closed = code;
      this.#wake();
    });
  }

  /** Whether it is let in: the server speaks first to whoever is. */
  async isOpen(): Promise<boolean> {
    return (await this.#next(() => true)) !== undefined;
  }

  /** Sends a state in answer to the server's question. @returns whether it is taken */
  async answerWith(update: Uint8Array): Promise<boolean> {
    this.#send(message.sync, step.two, update);
    return this.#isTaken();
  }

  /** @returns whether an edit is taken */
  async edit(update: Uint8Array): Promise<boolean> {
    this.#send(message.sync, step.two, Y.encodeStateAsUpdate(new Y.Doc()));
    this.#send(message.sync, step.update, update);
    return this.#isTaken();
  }

  /** Shows a caret under a client's id. @returns who is there by then, as JSON texts */
  async show(client: number, state: object): Promise<string> {
    const json = Buffer.from(JSON.stringify(state));
    this.#send(message.awareness, Buffer.from([1, ...varUint(client), 1, ...varUint(json.length), ...json]));
    this.#socket.send(Buffer.from([message.queryAwareness]));
    this.#ask();
    const shows = (frame: Buffer) => frame[0] === message.awareness && frame.includes(Buffer.from(varUint(client)));
    return (await this.#next((frame) => shows(frame) || isAnswer(frame)))?.toString('utf8') ?? '';
  }

  end(): void {
    this.#socket.terminate();
  }

  #send(type: number, ...parts: (number | Uint8Array)[]): void {
    const body = parts.flatMap((part) => (typeof part === 'number' ? [part] : [...varUint(part.length), ...part]));
    this.#socket.send(Buffer.from([type, ...body]));
  }

  /** Asks for the whole document. What is told of something sent before it comes before the answer. */
  #ask(): void {
    this.#send(message.sync, step.one, Y.encodeStateVector(new Y.Doc()));
  }

  async #isTaken(): Promise<boolean> {
    this.#ask();
    const word = await this.#next((frame) => frame[0] === message.refused || isAnswer(frame));
    return word !== undefined && isAnswer(word);
  }

  /** The next frame that is meant, frames before it taken away; none where the socket is closed. */
  async #next(isMeant: (frame: Buffer) => boolean): Promise<Buffer | undefined> {
    for (;;) {
      const frame = this.#frames.shift();
      if (frame && isMeant(frame)) return frame;
      if (frame) continue;
      if (this.closed !== null) return undefined;
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}

const isAnswer = (frame: Buffer): boolean => frame[0] === message.sync && frame[1] === step.two;

/** Seven bits a byte, the lowest first, as lib0 writes numbers. */
function varUint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return [...bytes, rest];
}
