import type { TypedEdit } from './typed-edit.ts';
import { mergeTypedEdits } from './merge-typed-edits.ts';

/** Edits that may wait to be put in together. */
const mostEdits = 64;

type LastTyped = { next: number; rightClient: number; rightClock: number };

/**
 * Letters that follow straight on the same person's last ones, in the same place. That they fit is known without the
 * document: the last ones did, and nothing else can have come between (an item whose origin is the writer's own
 * last letter and whose right neighbour is that letter's, Yjs would join to it). So they are taken at once,
 * and put into the document many at a time, when somebody asks for it.
 */
export class TypingAhead {
  readonly #last = new Map<number, LastTyped>();
  #edits: TypedEdit[] = [];
  #letters = 0;

  /** How many letters of `client` are waiting here or known to be in, or `undefined` where nothing is known. */
  clockOf(client: number): number | undefined {
    return this.#last.get(client)?.next;
  }

  /** Whether it may be taken ahead, with no more than `margin` letters waiting then. */
  continues(edit: TypedEdit, margin: number): boolean {
    if (edit.client === undefined || edit.deletes) return false;
    const last = this.#last.get(edit.client);
    return (
      last !== undefined &&
      last.next === edit.from &&
      edit.originClient === edit.client &&
      edit.originClock === edit.from - 1 &&
      edit.rightClient === last.rightClient &&
      edit.rightClock === last.rightClock &&
      this.#letters + edit.length <= margin &&
      this.#edits.length < mostEdits
    );
  }

  add(edit: TypedEdit): void {
    this.#edits.push(edit);
    this.#letters += edit.length;
    this.note(edit);
  }

  /** An edit that is in the document now: what its client types next may follow on it. */
  note({ client, from, length, rightClient, rightClock }: TypedEdit): void {
    if (client === undefined) return;
    const next = from + length;
    const last = this.#last.get(client);
    if (last) {
      last.next = next;
      last.rightClient = rightClient;
      last.rightClock = rightClock;
    } else this.#last.set(client, { next, rightClient, rightClock });
  }

  /** Something other than typing came: nothing is known any more of where anybody types. Nothing may be waiting. */
  forget(): void {
    this.#last.clear();
  }

  /** What waits, as one update; nothing waits any more. */
  take(): Uint8Array | undefined {
    if (this.#edits.length === 0) return undefined;
    const edits = this.#edits;
    this.#edits = [];
    this.#letters = 0;
    return edits.length === 1 ? edits[0]?.bytes : mergeTypedEdits(edits);
  }
}
