import * as Y from 'yjs';
import { factKeys, setFact, type FactKey } from './facts.ts';

/** Letters of a text, by the names Yjs gave them: a client, its clock at the first one, and how many. */
export type Letters = Readonly<{ client: number; clock: number; length: number }>;

/** What one copy of a draft has in a field and another has not. Plain data, to be kept beside the draft. */
export type FieldDifference = Readonly<{
  /** A question's id, or `title`. */
  field: string;
  /** Runs of text that only this copy shows. */
  added: readonly Readonly<{ text: string; letters: readonly Letters[] }>[];
  /** Runs of text that only the other one shows, each with the place (a Yjs relative position as JSON) it had there. */
  removed: readonly Readonly<{ text: string; place: unknown }>[];
}>;
export type FactDifference = Readonly<{ key: FactKey; mine: string; theirs: string }>;
export type Differences = Readonly<{ fields: readonly FieldDifference[]; facts: readonly FactDifference[] }>;

type Run = { text: string; letters: Letters[]; index: number };

/** What `mine` has that `theirs` has not, and the other way round; both are copies of one draft. */
export function differences(mine: Y.Doc, theirs: Y.Doc, questionIds: readonly string[]): Differences {
  const fields = ['title', ...questionIds].flatMap((field) => {
    const [here, there] = [fieldText(mine, field), fieldText(theirs, field)];
    if (!here || !there) return [];
    const added = runsBeyond(here, theirs).map(({ text, letters }) => ({ text, letters }));
    const removed = runsBeyond(there, mine).map(({ text, index }) => ({
      text,
      place: Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(there, index, -1)),
    }));
    return added.length + removed.length > 0 ? [{ field, added, removed }] : [];
  });
  const facts = factKeys.flatMap((key) => {
    const [here, there] = [factOf(mine, key), factOf(theirs, key)];
    return here === there ? [] : [{ key, mine: here, theirs: there }];
  });
  return { fields, facts };
}

/** Whether two copies show the same. */
export const areSame = ({ fields, facts }: Differences): boolean => fields.length + facts.length === 0;

/**
 * Undoes differences that have landed meanwhile: takes the added letters out and puts the removed ones back, as a new edit.
 * What others wrote since stays, and a fact that somebody changed since is left alone.
 */
export function takeBack(doc: Y.Doc, { fields, facts }: Differences, origin?: unknown): void {
  doc.transact(() => {
    for (const { field, added, removed } of fields) {
      const text = fieldText(doc, field);
      if (!text) continue;
      // From the end, so that a place is not moved by what was put back before it.
      for (const { text: gone, place } of [...removed].reverse()) {
        const position = Y.createRelativePositionFromJSON(place);
        const found = Y.createAbsolutePositionFromRelativePosition(position, doc);
        if (found?.type === text) text.insert(found.index, gone);
      }
      for (const { letters } of added) for (const run of letters) removeLetters(text, run);
    }
    for (const { key, mine, theirs } of facts) if (factOf(doc, key) === mine) setFact(doc, key, theirs);
  }, origin);
}

function fieldText(doc: Y.Doc, field: string): Y.Text | undefined {
  if (field === 'title') return doc.getText('title');
  const found = doc.getMap('answers').get(field);
  return found instanceof Y.Text ? found : undefined;
}

function factOf(doc: Y.Doc, key: FactKey): string {
  const value = doc.getMap('facts').get(key);
  return typeof value === 'string' ? value : '';
}

/** Letters that `text` shows and `other` does not. */
function runsBeyond(text: Y.Text, other: Y.Doc): Run[] {
  const runs: Run[] = [];
  let index = 0;
  let run: Run | undefined;
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    for (let from = 0; from < item.length;) {
      const { isShown, until } = shownIn(other, item.id.client, item.id.clock + from);
      const length = Math.min(until - item.id.clock, item.length) - from;
      if (isShown) run = undefined;
      else {
        if (!run) runs.push((run = { text: '', letters: [], index }));
        run.text += item.content.str.slice(from, from + length);
        run.letters.push({ client: item.id.client, clock: item.id.clock + from, length });
      }
      index += length;
      from += length;
    }
  }
  return runs;
}

/** Whether a letter is shown in `doc`, and up to which clock the answer is the same. */
function shownIn(doc: Y.Doc, client: number, clock: number): { isShown: boolean; until: number } {
  if (clock >= Y.getState(doc.store, client)) return { isShown: false, until: Infinity };
  const structs = doc.store.clients.get(client) ?? [];
  const struct = structs[Y.findIndexSS(structs, clock)];
  if (!struct) return { isShown: false, until: Infinity };
  return { isShown: struct instanceof Y.Item && !struct.deleted, until: struct.id.clock + struct.length };
}

/** Deletes those letters of a run that are still there; others' letters between them stay. */
function removeLetters(text: Y.Text, { client, clock, length }: Letters): void {
  const found: { index: number; length: number }[] = [];
  let index = 0;
  for (let item = text._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue;
    if (item.id.client === client) {
      const from = Math.max(clock, item.id.clock);
      const to = Math.min(clock + length, item.id.clock + item.length);
      if (from < to) found.push({ index: index + from - item.id.clock, length: to - from });
    }
    index += item.length;
  }
  for (const { index: at, length: count } of found.reverse()) text.delete(at, count);
}
