import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { GuardedDoc } from '../src/guarded-doc.ts';

/** A writer with everything an editor does: typing, replacing, deleting, facts, undo and redo. */
class Writer {
  readonly doc = new Y.Doc();
  readonly text = this.doc.getText('t');
  readonly history = new Y.UndoManager([this.text, this.doc.getMap('m')], {
    trackedOrigins: new Set([this]),
    captureTimeout: 0,
  });
  readonly sent: Uint8Array[] = [];
  readonly got = new Map<Writer, number>();

  constructor(id: number) {
    this.doc.clientID = id;
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'remote') this.sent.push(update);
    });
  }

  edit(what: string, where: number, count: number): void {
    const index = Math.floor(where * this.text.length);
    this.doc.transact(() => {
      if (what === 'type') this.text.insert(index, 'abcdef'.slice(0, count));
      else if (what === 'delete') this.text.delete(index, Math.min(count, this.text.length - index));
      else if (what === 'replace') {
        this.text.delete(index, Math.min(count, this.text.length - index));
        this.text.insert(index, 'XYZ');
      } else if (what === 'fact') this.doc.getMap('m').set(`k${count % 2}`, String(where));
      else if (what === 'unfact') this.doc.getMap('m').delete(`k${count % 2}`);
    }, this);
    if (what === 'undo') this.history.undo();
    else if (what === 'redo') this.history.redo();
  }

  receive(from: Writer, upTo = from.sent.length): void {
    const seen = this.got.get(from) ?? 0;
    const updates = from.sent.slice(seen, upTo);
    for (const update of updates) Y.applyUpdate(this.doc, update, 'remote');
    this.got.set(from, seen + updates.length);
  }
}

const step = fc.record({
  who: fc.nat(3),
  what: fc.constantFrom(
    'type',
    'type',
    'type',
    'delete',
    'replace',
    'fact',
    'unfact',
    'undo',
    'redo',
    'receive',
    'upload',
  ),
  where: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  count: fc.integer({ min: 1, max: 6 }),
  from: fc.nat(3),
});

test('nothing an editor writes is ever turned away, however long it was away and in whatever order it arrives', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
      const guarded = new GuardedDoc(
        () => true,
        () => Infinity,
      );
      const writers = [11, 22, 33, 44].map((id) => new Writer(id));
      const upload = (writer: Writer) => {
        // As a step 2: all the document lacks, which may bring others' edits along.
        const update = Y.encodeStateAsUpdate(writer.doc, Y.encodeStateVector(guarded.doc));
        if (writer.doc.store.pendingStructs === null) expect(take(guarded, update)).toMatchObject({ ok: true });
      };
      for (const { who, what, where, count, from } of steps) {
        const writer = writers[who] as Writer;
        const other = writers[from] as Writer;
        if (what === 'upload') upload(writer);
        else if (what === 'receive' && other !== writer) writer.receive(other, (writer.got.get(other) ?? 0) + count);
        else writer.edit(what, where, count);
      }
      // What one's edits build on may only come with the others'.
      for (const to of writers) for (const from of writers) if (from !== to) to.receive(from);
      for (const writer of writers) upload(writer);
      expect(guarded.doc.getText('t').toString()).toBe(writers[0]?.text.toString());
      guarded.destroy();
    }),
    { numRuns: 1_000 },
  );
});

/** A document holding 'abc' by one writer, and an update that claims the given neighbours for a new letter. */
function forge(origin: Y.ID | null, rightOrigin: Y.ID | null, id = Y.createID(99, 0)) {
  const guarded = new GuardedDoc(
    () => true,
    () => Infinity,
  );
  const writer = new Y.Doc();
  writer.clientID = 7;
  for (const letter of 'abc') writer.getText('t').insert(writer.getText('t').length, letter);
  take(guarded, Y.encodeStateAsUpdate(writer));
  const forger = new Y.Doc();
  Y.applyUpdate(forger, Y.encodeStateAsUpdate(writer));
  const before = Y.encodeStateVector(forger);
  forger.transact((transaction) => {
    const text = forger.getText('t');
    // Integrated at the end, then given the neighbours claimed: encoding writes those.
    const last = text._start as Y.Item;
    const item = new Y.Item(id, last, last.lastId, null, null, text, null, new Y.ContentString('x'));
    item.integrate(transaction, 0);
    item.origin = origin;
    item.rightOrigin = rightOrigin;
  });
  return take(guarded, Y.encodeStateAsUpdate(forger, before));
}

const [a, b, c] = [0, 1, 2].map((clock) => Y.createID(7, clock)) as [Y.ID, Y.ID, Y.ID];

test.each([
  ['between a and b', a, b],
  ['at the beginning', null, a],
  ['at the end', c, null],
  ['after b, by somebody who did not know c yet,', b, null],
])('a letter %s is taken', (_where, origin, rightOrigin) => {
  expect(forge(origin, rightOrigin)).toMatchObject({ ok: true });
});

test.each([
  ['after c and before a', c, a],
  ['between a and c, whose writer knew b', a, c],
  ['before itself', a, Y.createID(99, 0)],
])('a letter %s is not', (_where, origin, rightOrigin) => {
  expect(forge(origin, rightOrigin)).toEqual({ ok: false, reason: 'damaged' });
});

function take(guarded: GuardedDoc, bytes: Uint8Array) {
  const read = guarded.read(bytes);
  if (!read) throw new Error('unreadable');
  return guarded.apply(read);
}
