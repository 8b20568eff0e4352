import type { TextEdit } from './diff-text.ts';

/** A run of text seen from both sides: in both, only in the document, or only on the screen. */
type Run = { kind: 'both' | 'document' | 'screen'; length: number };

/** A change to the document, as Yjs tells it. */
export type DeltaOp = { retain?: number | undefined; insert?: unknown; delete?: number | undefined };

/**
 * How the text on the screen differs from the text in the document, while others' changes are
 * held back because a word is being composed. Both sides go on changing: an edit on the screen is
 * carried over to the document, a change of the document is remembered against the screen, and
 * neither ever deletes or doubles the other's letters.
 */
export class HeldChanges {
  #runs: Run[];

  /** @param length of the text, in UTF-16 units, where both sides are equal */
  constructor(length: number) {
    this.#runs = length > 0 ? [{ kind: 'both', length }] : [];
  }

  /** Whether anything is held back. */
  get any(): boolean {
    return this.#runs.some(({ kind }) => kind !== 'both');
  }

  /** Length of the document's text as known here. */
  get documentLength(): number {
    return this.#runs.reduce((sum, { kind, length }) => (kind === 'screen' ? sum : sum + length), 0);
  }

  /** Others changed the document. */
  changeDocument(delta: readonly DeltaOp[]): void {
    const next = new Runs();
    const rest = new Cursor(this.#runs);
    for (const op of delta) {
      if (op.retain !== undefined) rest.takeDocument(op.retain, (kind, length) => next.add(kind, length), next);
      else if (op.delete !== undefined) {
        // What the screen still shows of it stays shown; what it never showed is gone.
        rest.takeDocument(op.delete, (kind, length) => kind === 'both' && next.add('screen', length), next);
      } else next.add('document', typeof op.insert === 'string' ? op.insert.length : 1);
    }
    rest.rest((kind, length) => next.add(kind, length));
    this.#runs = next.runs;
  }

  /** The person changed the screen. @returns the same change in the document's places, in order */
  changeScreen(edit: TextEdit): TextEdit[] {
    const next = new Runs();
    const rest = new Cursor(this.#runs);
    const edits: TextEdit[] = [];
    let place = 0;
    const pass = (kind: Run['kind'], length: number) => {
      next.add(kind, length);
      if (kind !== 'screen') place += length;
    };
    rest.takeScreen(edit.index, pass);
    if (edit.insert !== '') {
      edits.push({ index: place, remove: 0, insert: edit.insert });
      pass('both', edit.insert.length);
    }
    rest.takeScreen(edit.remove, (kind, length) => {
      // Others' text in between stays; what others deleted already needs no deleting.
      if (kind === 'document') pass(kind, length);
      else if (kind === 'both') edits.push({ index: place, remove: length, insert: '' });
    });
    rest.rest(pass);
    this.#runs = next.runs;
    return edits;
  }

  /** Where a place on the screen is in the document; others' text that came in right there stays behind it. */
  toDocument(index: number): number {
    let screen = 0;
    let place = 0;
    for (const { kind, length } of this.#runs) {
      if (kind === 'document') {
        if (screen >= index) return place;
        place += length;
        continue;
      }
      const within = Math.min(length, index - screen);
      if (within <= 0) return place;
      screen += within;
      if (kind === 'both') place += within;
    }
    return place;
  }
}

/** Runs being built; neighbours of one kind become one. */
class Runs {
  readonly runs: Run[] = [];

  add(kind: Run['kind'], length: number): void {
    if (length === 0) return;
    const last = this.runs.at(-1);
    if (last?.kind === kind) last.length += length;
    else this.runs.push({ kind, length });
  }
}

/** Walks runs, taking pieces of them. */
class Cursor {
  readonly #runs: Run[];

  constructor(runs: readonly Run[]) {
    this.#runs = runs.map((run) => ({ ...run }));
  }

  /** Takes `length` of the document's text; runs that only the screen has go along untouched. */
  takeDocument(length: number, take: (kind: Run['kind'], length: number) => void, passed: Runs): void {
    this.#take(length, 'screen', take, (kind, l) => passed.add(kind, l));
  }

  /** Takes `length` of the screen's text; runs that only the document has in between are handed on too. */
  takeScreen(length: number, take: (kind: Run['kind'], length: number) => void): void {
    this.#take(length, 'document', take, take);
  }

  rest(take: (kind: Run['kind'], length: number) => void): void {
    for (const { kind, length } of this.#runs.splice(0)) take(kind, length);
  }

  #take(
    length: number,
    foreign: Run['kind'],
    take: (kind: Run['kind'], length: number) => void,
    pass: (kind: Run['kind'], length: number) => void,
  ): void {
    let left = length;
    while (left > 0) {
      const run = this.#runs[0];
      if (!run) return;
      if (run.kind === foreign) {
        this.#runs.shift();
        pass(run.kind, run.length);
        continue;
      }
      const piece = Math.min(left, run.length);
      take(run.kind, piece);
      left -= piece;
      run.length -= piece;
      if (run.length === 0) this.#runs.shift();
    }
  }
}
