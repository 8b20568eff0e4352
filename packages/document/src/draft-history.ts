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

/**
 * The places in a log worth stopping at: where somebody else goes on writing, or the same person after a pause. Where these are too
 * many, those that follow on each other fastest become one, with all their authors.
 * @param log in its order
 */
export function momentsOf(log: readonly LoggedMoment[], most = mostMoments): Moment[] {
  const runs: LoggedMoment[][] = [];
  for (const entry of log) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && last.author === entry.author && entry.at.getTime() - last.at.getTime() < momentPause) {
      run.push(entry);
    } else runs.push([entry]);
  }
  const pauseBefore = (index: number) => startOf(runs[index]) - endOf(runs[index - 1]);
  const kept = new Set(
    runs
      .map((_, index) => index)
      .slice(1)
      .sort((a, b) => pauseBefore(b) - pauseBefore(a))
      .slice(0, most - 1),
  );
  const moments: Moment[] = [];
  for (const [index, run] of runs.entries()) {
    const last = run.at(-1);
    const before = moments.at(-1);
    if (!last) continue;
    const joined = before && !kept.has(index) ? moments.pop() : undefined;
    moments.push({ seq: last.seq, at: last.at, authors: [...new Set([...(joined?.authors ?? []), last.author])] });
  }
  return moments;
}

const startOf = (run: readonly LoggedMoment[] | undefined) => run?.[0]?.at.getTime() ?? 0;
const endOf = (run: readonly LoggedMoment[] | undefined) => run?.at(-1)?.at.getTime() ?? 0;

/** The draft as it was after these edits of its log, the first of them included. To be destroyed after use. */
export function replayDraft(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  prepareDraft(doc);
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return doc;
}

/**
 * Gives a draft the text and facts of an `earlier` state of itself, as one new edit: in each field the smallest
 * replacement. Nothing is rewritten: what was there stays in the log, and what others type meanwhile comes through.
 */
export function restoreDraft(doc: Y.Doc, earlier: Y.Doc, questionIds: readonly string[]): void {
  doc.transact(() => {
    restoreText(doc.getText('title'), earlier.getText('title').toString());
    for (const id of questionIds) {
      const now = doc.getMap('answers').get(id);
      const then = earlier.getMap('answers').get(id);
      if (now instanceof Y.Text && then instanceof Y.Text) restoreText(now, then.toString());
    }
    for (const key of factKeys) {
      const then = earlier.getMap('facts').get(key);
      const value = typeof then === 'string' ? then : '';
      if ((doc.getMap('facts').get(key) ?? '') !== value) setFact(doc, key, value);
    }
  });
}

function restoreText(text: Y.Text, then: string): void {
  const edit = diffText(text.toString(), then, then.length);
  if (!edit) return;
  if (edit.remove > 0) text.delete(edit.index, edit.remove);
  if (edit.insert !== '') text.insert(edit.index, edit.insert);
}
