import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding';
import * as Y from 'yjs';
import type { Random } from './random.ts';

const questions = ['doing', 'dared', 'succeeded', 'failed', 'learned'] as const;
/** None of them is a letter of an honest word, nor becomes one by one flipped bit. */
const letters = ['Ä', 'Ö', 'Å', 'Ж', '🌊', 'ق'] as const;

/** A document as `state` has it, edited under a client id of the hostile one's choice. */
export function openAs(clientId: number, state: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  // Only now: Yjs takes another where it sees letters of its own arrive.
  doc.clientID = clientId;
  return doc;
}

export const newClientId = (random: Random): number => random.below(2 ** 32);

/** Real updates as an editor makes them: letters one by one, deletions, facts, a title, and undoing. They fit in this order. */
export function recordEdits(random: Random, doc: Y.Doc, count: number): Uint8Array[] {
  const updates: Uint8Array[] = [];
  const collect = (update: Uint8Array) => void updates.push(update);
  doc.on('update', collect);
  const answers = questions.flatMap((id) => {
    const text = doc.getMap('answers').get(id);
    return text instanceof Y.Text ? [text] : [];
  });
  const undo = new Y.UndoManager(answers, { captureTimeout: 0 });
  while (updates.length < count) {
    const text = random.one(answers);
    const what = random.below(10);
    if (what < 5) text.insert(random.below(text.length + 1), random.one(letters));
    else if (what < 7 && text.length > 0) text.delete(random.below(text.length), 1);
    else if (what === 7) doc.getMap('facts').set(random.one(['time', 'teller', 'stage']), random.one(letters));
    else if (what === 8) doc.getText('title').insert(0, random.one(letters));
    else undo.undo();
    if (doc.getText('title').length > 5) doc.getText('title').delete(0, 5);
  }
  undo.destroy();
  doc.off('update', collect);
  return updates;
}

/** What a draft must not come to hold, as well-formed updates. */
export function recordForbidden(random: Random, state: Uint8Array): Uint8Array[] {
  const text = (doc: Y.Doc) => doc.getMap('answers').get(random.one(questions)) as Y.Text;
  const edits: ((doc: Y.Doc) => void)[] = [
    (doc) => text(doc).insert(0, 'Ä', { bold: true }),
    (doc) => text(doc).format(0, text(doc).length, { href: 'javascript:alert(1)' }),
    (doc) => text(doc).insertEmbed(0, { image: 'x' }),
    (doc) => text(doc).insertEmbed(0, new Y.Map()),
    (doc) => text(doc).setAttribute('__proto__', 'Ä'),
    (doc) => doc.getMap('answers').set('doing', new Y.Text('Ä')),
    (doc) => doc.getMap('answers').delete('dared'),
    (doc) => doc.getMap('answers').set('__proto__', new Y.Text('Ä')),
    (doc) => doc.getMap('answers').set('constructor', { prototype: { polluted: true } }),
    (doc) => doc.getMap('facts').set('owner', 'Ä'),
    (doc) => doc.getMap('facts').set('time', { a: 1 }),
    (doc) => doc.getMap('facts').set('time', new Uint8Array(9)),
    (doc) => doc.getMap('facts').set('time', new Y.Doc()),
    (doc) => doc.getMap('facts').set('time', 'Ä'.repeat(501)),
    (doc) => doc.getMap('__proto__').set('polluted', true),
    (doc) => doc.getArray('title').push([{ a: 1 }]),
    (doc) => doc.getXmlFragment('xml').push([new Y.XmlElement('script')]),
    (doc) => doc.getArray('other').push([new Y.Doc({ autoLoad: true })]),
    (doc) => text(doc).insert(0, 'Ä'.repeat(20_001)),
  ];
  return edits.map((edit) => {
    const doc = openAs(newClientId(random), state);
    const before = Y.encodeStateVector(doc);
    edit(doc);
    return Y.encodeStateAsUpdate(doc, before);
  });
}

/** A real update cut, flipped, doubled, or put together with another. */
export function mutate(random: Random, update: Uint8Array, other: Uint8Array): Uint8Array {
  const place = random.below(update.length);
  switch (random.below(7)) {
    case 0:
      return update.slice(0, place);
    case 1:
      return Uint8Array.from([...update.slice(0, place), ...other.slice(random.below(other.length))]);
    case 2:
      return Uint8Array.from([...update.slice(0, place), ...random.bytes(1 + random.below(4)), ...update.slice(place)]);
    case 3:
      return Uint8Array.from([...update.slice(0, place), ...update.slice(place + 1 + random.below(3))]);
    case 4:
      return Uint8Array.from([...update.slice(0, place), ...hugeNumber(random), ...update.slice(place + 1)]);
    default: {
      const flipped = update.slice();
      for (let flips = 1 + random.below(3); flips > 0; flips--) {
        const at = random.below(flipped.length);
        flipped[at] = (flipped[at] ?? 0) ^ (1 << random.below(8));
      }
      return flipped;
    }
  }
}

/** A number in the wire's form: larger than anything there can be, or than a number can be, or without an end. */
export function hugeNumber(random: Random): Uint8Array {
  if (random.below(2) === 0) return new Uint8Array(1 + random.below(12)).fill(0xff);
  const encoder = createEncoder();
  writeVarUint(encoder, random.one([2 ** 31 - 1, 2 ** 32, 2 ** 40, Number.MAX_SAFE_INTEGER]));
  return toUint8Array(encoder);
}
