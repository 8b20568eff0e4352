import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createDraftUpdate } from './create-draft.ts';
import { areSame, differences, takeBack } from './differences.ts';
import { setFact } from './facts.ts';

const questionIds = ['doing', 'failed'];

/** Two copies of one draft, with `before` as the answer that both have. */
function copies(before: string): { mine: Y.Doc; theirs: Y.Doc } {
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()];
  Y.applyUpdate(theirs, createDraftUpdate({ questionIds, facts: { time: '2024' } }));
  answer(theirs).insert(0, before);
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(theirs));
  return { mine, theirs };
}

const answer = (doc: Y.Doc) => doc.getMap('answers').get('doing') as Y.Text;
const land = (from: Y.Doc, to: Y.Doc) => Y.applyUpdate(to, Y.encodeStateAsUpdate(from));

test('names what only one copy has: letters, removed letters and facts', () => {
  const { mine, theirs } = copies('Satama muuttuu.');
  answer(mine).delete(6, 8);
  answer(mine).insert(6, ' herää');
  setFact(mine, 'time', '2025');
  answer(theirs).insert(0, 'Meidän ');
  const found = differences(mine, theirs, questionIds);
  expect(found.fields).toMatchObject([
    { field: 'doing', added: [{ text: ' herää' }], removed: [{ text: 'Meidän ' }, { text: ' muuttuu' }] },
  ]);
  expect(found.facts).toEqual([{ key: 'time', mine: '2025', theirs: '2024' }]);
});

test('what has landed can be taken back, and what others wrote meanwhile stays', () => {
  const { mine, theirs } = copies('Satama muuttuu.');
  answer(mine).delete(6, 8);
  answer(mine).insert(6, ' herää');
  setFact(mine, 'time', '2025');
  const found = JSON.parse(JSON.stringify(differences(mine, theirs, questionIds)));
  land(mine, theirs);
  expect(answer(theirs).toString()).toBe('Satama herää.');
  answer(theirs).insert(9, '!!');
  answer(theirs).insert(0, 'Kotisatama. ');
  takeBack(theirs, found);
  expect(answer(theirs).toString()).toBe('Kotisatama. Satama muuttuu!!.');
  expect(theirs.getMap('facts').get('time')).toBe('2024');
});

test('copies with the same text have no differences, and taking back any edits brings the old text back', () => {
  const edit = fc.record({ at: fc.nat(), remove: fc.nat(4), insert: fc.string({ maxLength: 4 }) });
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), fc.array(edit, { maxLength: 12 }), (before, edits) => {
      const { mine, theirs } = copies(before);
      expect(areSame(differences(mine, theirs, questionIds))).toBe(true);
      for (const { at, remove, insert } of edits) {
        const text = answer(mine);
        const index = at % (text.length + 1);
        text.delete(index, Math.min(remove, text.length - index));
        text.insert(index, insert);
      }
      const found = differences(mine, theirs, questionIds);
      expect(areSame(found)).toBe(answer(mine).toString() === before && found.fields.length === 0);
      land(mine, theirs);
      expect(areSame(differences(mine, theirs, questionIds))).toBe(true);
      takeBack(theirs, found);

      expect(answer(theirs).toString()).toBe(before);
    }),
  );
});
