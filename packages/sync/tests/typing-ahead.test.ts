import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { GuardedDoc } from '../src/guarded-doc.ts';
import { mergeTypedEdits } from '../src/merge-typed-edits.ts';
import { readTypedEdit, type TypedEdit } from '../src/typed-edit.ts';

/** Writers at a text, whose updates reach the others a while later; all updates in the order a server got them. */
function write(
  steps: readonly { who: number; what: 'type' | 'go' | 'delete' | 'hear'; where: number; text: string }[],
): Uint8Array[] {
  const sent: Uint8Array[] = [];
  const writers = [0, 1, 2].map((n) => {
    const doc = new Y.Doc();
    doc.clientID = 10 + n;
    doc.on('update', (update: Uint8Array, origin: unknown) => origin !== 'far' && sent.push(update));
    return { doc, heard: 0, caret: 0 };
  });
  for (const { who, what, where, text } of steps) {
    const writer = writers[who];
    if (!writer) continue;
    const { doc } = writer;
    const field = doc.getText('t');
    if (what === 'go') writer.caret = Math.floor(where * (field.length + 1));
    else if (what === 'type') {
      writer.caret = Math.min(writer.caret, field.length);
      field.insert(writer.caret, text);
      writer.caret += text.length;
    } else if (what === 'delete' && field.length > 0) field.delete(Math.min(field.length - 1, writer.caret), 1);
    else {
      for (const update of sent.slice(writer.heard)) Y.applyUpdate(doc, update, 'far');
      writer.heard = sent.length;
    }
  }
  return sent;
}

const steps = fc.array(
  fc.record({
    who: fc.nat(2),
    what: fc.constantFrom('type' as const, 'type' as const, 'type' as const, 'type' as const, 'go', 'delete', 'hear'),
    where: fc.double({ min: 0, max: 1, noNaN: true }),
    text: fc.constantFrom('a', 'ö', '🌊', 'sana '),
  }),
  { maxLength: 80 },
);

test('letters taken ahead end where each taken by itself does, whenever the document is asked for', () => {
  fc.assert(
    fc.property(steps, fc.array(fc.nat(80)), (edits, looks) => {
      const ahead = new GuardedDoc(
        () => true,
        () => Infinity,
      );
      const each = new GuardedDoc(
        () => true,
        () => 0,
      );
      for (const [index, update] of write(edits).entries()) {
        for (const guarded of [ahead, each]) {
          const read = guarded.read(update);
          if (!read) throw new Error('could not be read');
          expect(guarded.apply(read).ok).toBe(true);
        }
        if (looks.includes(index)) expect(ahead.doc.getText('t').toString()).toBe(each.doc.getText('t').toString());
      }
      expect(ahead.doc.getText('t').toString()).toBe(each.doc.getText('t').toString());
      expect(Y.encodeStateVector(ahead.doc)).toEqual(Y.encodeStateVector(each.doc));
    }),
    { numRuns: 300 },
  );
});

test('set side by side, typed edits bring what they bring one after another', () => {
  let merged = 0;
  fc.assert(
    fc.property(steps, (edits) => {
      const known = new Map<number, number>();
      const typed: TypedEdit[] = [];
      const all = write(edits);
      for (const update of all) {
        const edit = readTypedEdit(update, (client) => known.get(client) ?? 0);
        for (const [client, clock] of Y.parseUpdateMeta(update).to) known.set(client, clock);
        if (edit) typed.push(edit);
      }
      const joined = typed.length === all.length ? mergeTypedEdits(typed) : undefined;
      if (!joined) return;
      merged += 1;
      const one = new Y.Doc();
      Y.applyUpdate(one, joined);
      const other = new Y.Doc();
      for (const update of all) Y.applyUpdate(other, update);
      expect(one.getText('t').toString()).toBe(other.getText('t').toString());
      // As it comes out of Yjs's own merging, so it can go into it.
      expect(Y.mergeUpdates([joined, Y.encodeStateAsUpdate(other)])).toEqual(
        Y.mergeUpdates([Y.mergeUpdates(all), Y.encodeStateAsUpdate(other)]),
      );
    }),
    { numRuns: 300 },
  );
  expect(merged).toBeGreaterThan(0);
});

test('what the document may not hold is noticed at the letter that goes too far', () => {
  const most = 50;
  const guarded = new GuardedDoc(
    (doc) => doc.getText('t').length <= most,
    (doc) => most - doc.getText('t').length,
  );
  const writer = new Y.Doc();
  const sent: Uint8Array[] = [];
  writer.on('update', (update: Uint8Array) => sent.push(update));
  for (let n = 0; n <= most; n++) writer.getText('t').insert(n, 'a');
  const outcomes = sent.map((update) => {
    const read = guarded.read(update);
    return read && guarded.apply(read).ok;
  });
  expect(outcomes).toEqual([...Array<boolean>(most).fill(true), false]);
});
