import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { WebSocket } from 'ws';
import type { Seat } from './workshop.ts';

/** An awareness message: where a client's caret is. */
function caretFrame(clientId: number, clock: number, index: number): Uint8Array {
  const update = createEncoder();
  writeVarUint(update, 1);
  writeVarUint(update, clientId);
  writeVarUint(update, clock);
  writeVarString(update, JSON.stringify({ cursor: { anchor: index, head: index } }));
  const frame = createEncoder();
  writeVarUint(frame, 1);
  writeVarUint8Array(frame, toUint8Array(update));
  return toUint8Array(frame);
}

/** A second tab of somebody who sits at a draft: all it does is to move a caret. */
export class CaretTab {
  readonly #socket: WebSocket;
  readonly #clientId: number;
  #clock = 0;
  /** Resolves when the server shows this caret to those at the draft, itself among them. */
  readonly isShown: Promise<void>;

  constructor(port: number, seat: Seat, clientId: number) {
    this.#clientId = clientId;
    this.#socket = new WebSocket(`ws://127.0.0.1:${port}/collab/${seat.draftId}`, { headers: { cookie: seat.cookie } });
    this.isShown = new Promise((resolve, reject) => {
      this.#socket.once('error', reject);
      this.#socket.once('open', () => this.move(0));
      this.#socket.on('message', (data: Buffer) => {
        if (data[0] === 1) resolve();
      });
    });
  }

  move(index: number): void {
    this.#clock += 1;
    this.#socket.send(caretFrame(this.#clientId, this.#clock, index));
  }

  end(): void {
    this.#socket.terminate();
  }
}
