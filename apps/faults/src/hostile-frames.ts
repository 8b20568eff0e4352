import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import * as Y from 'yjs';
import { hugeNumber, mutate, newClientId, openAs } from './hostile-updates.ts';
import type { Random } from './random.ts';

/** Text frames are sent as such. */
export type Frame = Uint8Array | string;

export function syncFrame(step: number, payload: Uint8Array): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, 0);
  writeVarUint(encoder, step);
  writeVarUint8Array(encoder, payload);
  return toUint8Array(encoder);
}

/** What a hostile client knows of the draft it attacks. */
export type Knowledge = Readonly<{
  /** Real updates of its own. */
  edits: readonly Uint8Array[];
  /** Well-formed ones that no draft may take. */
  forbidden: readonly Uint8Array[];
  /** The draft as another client has it, to write in that one's name. */
  victim: () => Y.Doc;
}>;

const states = [
  '{"__proto__":{"polluted":true},"user":{"name":"Ylläpito"}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"user":{"name":"<img src=x onerror=alert(1)>","colour":"url(javascript:1)"},"toString":null}',
  `{"cursor":"${'Ä'.repeat(3_000)}"}`,
  '[[[[]]]]',
  '{"a":',
  'null',
  '7',
  '['.repeat(2_000),
];

/** Somebody else's carets, impossible clocks, states that are none. */
function forgedAwareness(random: Random, { victim }: Knowledge): Uint8Array {
  const update = createEncoder();
  const count = 1 + random.below(4);
  writeVarUint(update, count);
  for (let entry = 0; entry < count; entry++) {
    writeVarUint(update, random.one([victim().clientID, 0, newClientId(random), Number.MAX_SAFE_INTEGER]));
    writeVarUint(update, random.one([0, 1, random.below(1_000), Number.MAX_SAFE_INTEGER]));
    writeVarString(update, random.one(states));
  }
  const frame = createEncoder();
  writeVarUint(frame, 1);
  writeVarUint8Array(frame, toUint8Array(update));
  return toUint8Array(frame);
}

/** A frame that a server may well let its sender go on after. */
export function bearableFrame(random: Random, known: Knowledge): Frame {
  switch (random.below(6)) {
    case 0:
      return random.one(['', '{"type":"sync"}', '\0\u0001\0', 'Ä'.repeat(100)]);
    case 1:
      return Uint8Array.from([random.one([2, 4, 5, 6, 100, 127]), ...random.bytes(random.below(40))]);
    case 2:
      return forgedAwareness(random, known);
    case 3:
      return Uint8Array.of(3);
    case 4:
      return syncFrame(0, Uint8Array.of(1, random.below(128), random.below(128)));
    default:
      return syncFrame(random.one([2, 2, 1, 3, 77]), random.one(known.edits));
  }
}

/** A frame that may be the last its sender gets to send. */
export function badFrame(random: Random, known: Knowledge): Frame {
  const update = () => random.one(known.edits);
  switch (random.below(12)) {
    case 0:
      return random.bytes(random.below(200));
    case 1:
      // Every type, led into nothing.
      return Uint8Array.from([random.below(4), random.below(4), random.below(256), ...random.bytes(random.below(20))]);
    case 2: {
      // More announced than is there.
      const whole = syncFrame(random.below(3), update());
      return whole.slice(0, random.below(whole.length));
    }
    case 3:
      return Uint8Array.from([random.one([0, 1, 3]), random.below(3), ...hugeNumber(random), ...random.bytes(9)]);
    case 4:
      return syncFrame(random.one([1, 2]), random.one(known.forbidden));
    case 5:
      return inTheNameOf(random, known.victim());
    case 6:
      return onUnknownGround(random, known.victim());
    case 7:
      return new Uint8Array(random.below(3));
    case 8:
      return Uint8Array.from([1, ...hugeNumber(random), ...random.bytes(random.below(60))]);
    default:
      return syncFrame(random.one([1, 2, 2]), mutate(random, update(), update()));
  }
}

/** Letters under the client id of somebody who is typing now, with that one's next clock or a later one. */
const inTheNameOf = (random: Random, victim: Y.Doc): Uint8Array =>
  syncFrame(2, random.one(twoLetters(victim.clientID, victim)));

/** The second of two letters: what it builds on never comes. */
const onUnknownGround = (random: Random, victim: Y.Doc): Uint8Array =>
  syncFrame(random.one([1, 2]), twoLetters(newClientId(random), victim)[1]);

function twoLetters(clientId: number, victim: Y.Doc): [Uint8Array, Uint8Array] {
  const doc = openAs(clientId, Y.encodeStateAsUpdate(victim));
  const text = doc.getMap('answers').get('doing') as Y.Text;
  const type = (place: number): Uint8Array => {
    const before = Y.encodeStateVector(doc);
    text.insert(place, 'Ä');
    return Y.encodeStateAsUpdate(doc, before);
  };
  // At the beginning, never within a word of the honest.
  return [type(0), type(1)];
}
