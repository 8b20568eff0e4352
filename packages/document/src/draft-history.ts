import * as Y from 'yjs';
import { prepareDraft } from './create-draft.ts';
import { diffText } from './diff-text.ts';
import { factKeys, setFact } from './facts.ts';

/** An edit as the log tells of it, without its bytes. */
export type LoggedMoment = Readonly<{ seq: number; author: string; at: Date }>;

/** A stretch of writing that reads as one: it ends with the edit `seq`, made at `at`. */
export type Moment = Readonly<{ seq: number; at: Date; authors: readonly string[] }>;

/** After a pause of so many milliseconds a new moment begins, whoever goes on. */
export const momentPause = 10_000;
/** Stops that a slider can hold and a person can tell apart. */
export const mostMoments = 200;

type Run = { seq: number; author: string; from: number; to: Date };

/**
 * Finds the places in a log worth stopping at: where somebody else goes on writing, or the same person after a pause. Is told of each
 * edit in the order of the log, and keeps only the stretches.
 */
export class MomentFinder {
  readonly #runs: Run[] = [];

  add({ seq, author, at }: LoggedMoment): void {
    const last = this.#runs.at(-1);
    if (last?.author === author && at.getTime() - last.to.getTime() < momentPause) {
      last.seq = seq;
      last.to = at;
    } else this.#runs.push({ seq, author, from: at.getTime(), to: at });
  }

  /** Where the stretches are more than `most`, those that follow on each other fastest become one, with all their authors. */
  moments(most = mostMoments): Moment[] {
    const pauses = this.#runs.map(({ from }, index) => from - (this.#runs[index - 1]?.to.getTime() ?? 0));
    const kept = new Set(
      [...pauses.keys()]
        .slice(1)
        .sort((a, b) => (pauses[b] ?? 0) - (pauses[a] ?? 0))
        .slice(0, most - 1),
    );
    const moments: { seq: number; at: Date; authors: Set<string> }[] = [];
    for (const [index, { seq, author, to }] of this.#runs.entries()) {
      const before = kept.has(index) ? undefined : moments.at(-1);
      if (before) Object.assign(before, { seq, at: to, authors: before.authors.add(author) });
      else moments.push({ seq, at: to, authors: new Set([author]) });
    }
    return moments.map(({ seq, at, authors }) => ({ seq, at, authors: [...authors] }));
  }
}

/**
 * The draft as it was after these edits of its log, the first of them included. To be destroyed after use.
 * @param doc what came of the edits before these, where the log is replayed in pieces
 */
export function replayDraft(updates: readonly Uint8Array[], doc = emptyDraft()): Y.Doc {
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return doc;
}

/**
 * Gives a draft the text and facts of an `earlier` state of itself, as one new edit: in each field the smallest
 * replacement. Nothing is rewritten: what was there stays in the log, and what others type meanwhile comes through.
 * @param only the one question whose answer is restored; all else stays as it is
 */
export function restoreDraft(doc: Y.Doc, earlier: Y.Doc, questionIds: readonly string[], only?: string): void {
  doc.transact(() => {
    if (only === undefined) restoreText(doc.getText('title'), earlier.getText('title').toString());
    for (const id of only === undefined ? questionIds : [only]) {
      const now = doc.getMap('answers').get(id);
      const then = earlier.getMap('answers').get(id);
      if (now instanceof Y.Text && then instanceof Y.Text) restoreText(now, then.toString());
    }
    for (const key of only === undefined ? factKeys : []) {
      const then = earlier.getMap('facts').get(key);
      const value = typeof then === 'string' ? then : '';
      if ((doc.getMap('facts').get(key) ?? '') !== value) setFact(doc, key, value);
    }
  });
}

function emptyDraft(): Y.Doc {
  const doc = new Y.Doc();
  prepareDraft(doc);
  return doc;
}

function restoreText(text: Y.Text, then: string): void {
  const edit = diffText(text.toString(), then, then.length);
  if (!edit) return;
  if (edit.remove > 0) text.delete(edit.index, edit.remove);
  if (edit.insert !== '') text.insert(edit.index, edit.insert);
}
