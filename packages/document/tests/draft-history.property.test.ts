import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  acceptsEdit,
  createDraftUpdate,
  MomentFinder,
  prepareDraft,
  readDraft,
  replayDraft,
  restoreDraft,
  setFact,
  type LoggedMoment,
} from '../src/index.ts';

const questions = ['doing', 'failed'];
const first = createDraftUpdate({ questionIds: questions, facts: { municipality: '091' } });

type Step = { writer: 0 | 1; field: 'title' | 'doing' | 'failed' | 'fact'; at: number; remove: number; insert: string };
const step: fc.Arbitrary<Step> = fc.record({
  writer: fc.constantFrom<0 | 1>(0, 1),
  field: fc.constantFrom<Step['field']>('title', 'doing', 'failed', 'fact'),
  at: fc.nat(30),
  remove: fc.nat(20),
  insert: fc.string({ maxLength: 12, unit: fc.constantFrom('a', 'b', 'ä', ' ', '\n', '🌊') }),
});

/** Two writers who see each other's edits, and the log of what they did. */
function write(steps: readonly Step[]) {
  const log: Uint8Array[] = [first];
  const docs = [0, 1].map(() => replayDraft([first])) as [Y.Doc, Y.Doc];
  const share = (update: Uint8Array, from: Y.Doc) => {
    log.push(update);
    for (const doc of docs) if (doc !== from) Y.applyUpdate(doc, update, 'other');
  };
  for (const doc of docs) {
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'other') share(update, doc);
    });
  }
  for (const { writer, field, at, remove, insert } of steps) {
    const doc = docs[writer];
    if (field === 'fact') {
      setFact(doc, 'time', insert);
      continue;
    }
    const text = field === 'title' ? doc.getText('title') : (doc.getMap('answers').get(field) as Y.Text);
    const place = Math.min(at, text.length);
    doc.transact(() => {
      text.delete(place, Math.min(remove, text.length - place));
      text.insert(place, insert);
    });
  }
  return { log, docs };
}

const textOf = (doc: Y.Doc) => ({
  title: doc.getText('title').toString(),
  answers: questions.map((id) => (doc.getMap('answers').get(id) as Y.Text).toString()),
  facts: doc.getMap('facts').toJSON(),
});

describe('a draft’s history', () => {
  test('replayed up to any edit, it is what it was then', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const told: unknown[] = [];
        const live = replayDraft([]);
        const { log } = write(steps);
        for (const update of log) {
          Y.applyUpdate(live, update);
          told.push(textOf(live));
        }
        for (const [index, then] of told.entries()) expect(textOf(replayDraft(log.slice(0, index + 1)))).toEqual(then);
      }),
      { numRuns: 40 },
    );
  });

  test('restored, it reads as then, by one new edit that the server accepts; the log before is as it was', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 30 }), fc.nat(), (steps, pick) => {
        const { log, docs } = write(steps);
        const before = [...log];
        const upTo = 1 + (pick % log.length);
        const earlier = replayDraft(log.slice(0, upTo));
        let accepted = true;
        docs[0].on('beforeObserverCalls', (transaction: Y.Transaction) => {
          accepted &&= acceptsEdit(docs[0], transaction, questions);
        });
        restoreDraft(docs[0], earlier, questions);
        expect(textOf(docs[0])).toEqual(textOf(earlier));
        expect(textOf(docs[1])).toEqual(textOf(earlier));
        expect(accepted).toBe(true);
        expect(log.slice(0, before.length)).toEqual(before);
        expect(log.length - before.length).toBeLessThanOrEqual(1);
        // And back again: nothing was lost.
        restoreDraft(docs[0], replayDraft(before), questions);
        expect(textOf(docs[0])).toEqual(textOf(replayDraft(before.slice(upTo), replayDraft(before.slice(0, upTo)))));
      }),
      { numRuns: 120 },
    );
  });

  test('what others type meanwhile stays', () => {
    const { log, docs } = write([
      { writer: 0, field: 'doing', at: 0, remove: 0, insert: 'Rakennamme.' },
      { writer: 1, field: 'doing', at: 0, remove: 20, insert: '' },
    ]);
    const meanwhile = new Y.Doc();
    prepareDraft(meanwhile);
    Y.applyUpdate(meanwhile, Y.encodeStateAsUpdate(docs[1]));
    (meanwhile.getMap('answers').get('doing') as Y.Text).insert(0, 'Ja lisää.');
    restoreDraft(docs[0], replayDraft(log.slice(0, 2)), questions);
    Y.applyUpdate(docs[0], Y.encodeStateAsUpdate(meanwhile));
    const { answers } = readDraft(docs[0], questions);
    expect(answers['doing']).toContain('Rakennamme.');
    expect(answers['doing']).toContain('Ja lisää.');
  });
});

describe('moments', () => {
  const momentsOf = (log: readonly LoggedMoment[], most?: number) => {
    const finder = new MomentFinder();
    for (const entry of log) finder.add(entry);
    return finder.moments(most);
  };
  const at = (seconds: number) => new Date(Date.UTC(2026, 10, 24, 12) + seconds * 1000);
  const log = (...entries: [author: string, seconds: number][]): LoggedMoment[] =>
    entries.map(([author, seconds], index) => ({ seq: index + 1, author, at: at(seconds) }));

  test('end where another goes on, or the same after a pause', () => {
    const found = momentsOf(log(['a', 0], ['a', 9], ['a', 18], ['b', 19], ['a', 20], ['a', 30]));
    expect(found.map(({ seq, authors }) => [seq, ...authors])).toEqual([
      [3, 'a'],
      [4, 'b'],
      [5, 'a'],
      [6, 'a'],
    ]);
  });

  test('of too many, those join that follow on each other fastest', () => {
    const found = momentsOf(log(['a', 0], ['b', 1], ['a', 100], ['b', 160], ['a', 161]), 3);
    expect(found.map(({ seq, authors }) => [seq, ...authors])).toEqual([
      [2, 'a', 'b'],
      [3, 'a'],
      [5, 'b', 'a'],
    ]);
  });

  test('are never more than a slider holds, in order, and the last is the end of the log', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(20)), { minLength: 1, maxLength: 400 }),
        fc.integer({ min: 1, max: 30 }),
        (steps, most) => {
          let seconds = 0;
          const entries = log(...steps.map(([author, pause]): [string, number] => [author, (seconds += pause)]));
          const found = momentsOf(entries, most);
          expect(found.length).toBeLessThanOrEqual(most);
          expect(found.at(-1)?.seq).toBe(entries.length);
          expect(found.map(({ seq }) => seq)).toEqual([...found.map(({ seq }) => seq)].sort((a, b) => a - b));
        },
      ),
      { numRuns: 60 },
    );
    expect(momentsOf([])).toEqual([]);
  });
});
