import * as Y from 'yjs';
import type { LoadClient } from './client.ts';

/** The milliseconds until a typist's next edit, and whether it deletes. */
export type Rhythm = () => { wait: number; deletes: boolean };

/** Somebody writing in a row of their own of a shared text, at a rhythm; remembers when each letter was written. */
export class Typist {
  readonly clientId: number;
  edits = 0;
  readonly #client: LoadClient;
  readonly #doc = new Y.Doc();
  readonly #text: Y.Text;
  readonly #rhythm: Rhythm;
  readonly #begin: number;
  readonly #sentAt: number[] = [];
  #length = 0;
  #timer: NodeJS.Timeout | undefined;

  /** @param row the row of `text` it writes in; rows are `rowLength` long */
  constructor(client: LoadClient, state: Uint8Array, row: number, rhythm: Rhythm) {
    this.#client = client;
    this.#rhythm = rhythm;
    this.clientId = this.#doc.clientID;
    Y.applyUpdate(this.#doc, state);
    this.#text = sharedText(this.#doc);
    this.#begin = row * rowLength + rowLength - 1;
    this.#doc.on('update', (update: Uint8Array) => this.#client.update(update));
  }

  start(): void {
    const { wait, deletes } = this.#rhythm();
    this.#timer = setTimeout(() => {
      this.#type(deletes);
      this.start();
    }, wait);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** When the letter with this clock was written, on this process's clock. */
  sentAt(clock: number): number {
    return this.#sentAt[clock] ?? NaN;
  }

  #type(deletes: boolean): void {
    if (deletes && this.#length > 0) {
      // A deletion has no clock to be found by; it is work for the servers all the same.
      this.#length -= 1;
      this.#text.delete(this.#begin + this.#length, 1);
      return;
    }
    this.#sentAt.push(performance.now());
    this.edits += 1;
    this.#text.insert(this.#begin + this.#length, 'a');
    this.#length += 1;
  }
}

export const rowLength = 4;

export function sharedText(doc: Y.Doc): Y.Text {
  return doc.getMap('answers').get('doing') as Y.Text;
}
