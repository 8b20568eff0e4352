import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { SimulatedAwareness } from '../tests/simulated-awareness.ts';
import { readCursors, shareCursor } from './cursors.ts';

function open(initial: string) {
  const doc = new Y.Doc();
  const text = doc.getText('t');
  text.insert(0, initial);
  const mine = new SimulatedAwareness();
  mine.setLocalStateField('user', { name: 'Aino', colour: '#aa0000' });
  mine.told = 0;
  return { doc, text, mine, read: () => readCursors(mine.asSeenByOthers(), doc) };
}

test('a selection is seen where it is, by the name the server gave, and moves along', () => {
  const { text, mine, read } = open('yksi kaksi');
  shareCursor(mine, 't', text, { anchor: 10, head: 5 });
  expect(read()).toEqual([{ clientId: 1, name: 'Aino', colour: '#aa0000', field: 't', from: 10, to: 5 }]);
  text.insert(0, 'nolla ');
  expect(read()).toMatchObject([{ from: 16, to: 11 }]);
  text.delete(0, text.length);
  expect(read()).toMatchObject([{ from: 0, to: 0 }]);
});

test.each([0, 1, 2])('what others type right at a caret at %i comes behind it, as in its own field', (at) => {
  const { text, mine, read } = open('ab');
  shareCursor(mine, 't', text, { anchor: at, head: at });
  text.insert(at, 'XX');
  expect(read()).toMatchObject([{ from: at, to: at }]);
});

test('a caret that did not move is not told again; one that another field took over is', () => {
  const { doc, text, mine } = open('ab');
  shareCursor(mine, 't', text, { anchor: 1, head: 1 });
  shareCursor(mine, 't', text, { anchor: 1, head: 1 });
  expect(mine.told).toBe(1);
  shareCursor(mine, 'other', doc.getText('other'), { anchor: 0, head: 0 });
  shareCursor(mine, 't', text, { anchor: 1, head: 1 });
  expect(mine.told).toBe(3);
  shareCursor(mine, 't', text, null);
  shareCursor(mine, 't', text, null);
  expect(mine.told).toBe(4);
});

test.each<[string, unknown]>([
  ['no places', { field: 't' }],
  ['places that are none', { field: 't', anchor: 'x', head: [] }],
  ['letters that do not exist', { field: 't', anchor: { item: { client: 9, clock: 9 } }, head: {} }],
  ['ids that are none', { field: 't', anchor: { item: { client: {}, clock: 'x' } }, head: { item: 7 } }],
  ['parts the document does not have', { field: 't', anchor: { tname: 'made-up' }, head: { tname: 'made-up' } }],
  ['a part whose name is none', { field: 't', anchor: { tname: {} }, head: { tname: {} } }],
])('a state with %s is left out, and leaves nothing behind in the document', (_what, cursor) => {
  const { doc, mine, read } = open('ab');
  const parts = [...doc.share.keys()];
  mine.setLocalStateField('cursor', cursor);
  expect(read()).toEqual([]);
  expect([...doc.share.keys()]).toEqual(parts);
});
