import { createDecoder, readUint8, readVarString, readVarUint, type Decoder } from 'lib0/decoding';

/** What a keyboard makes: letters put in one place by one client, letters deleted, or both. */
export type TypedEdit = Readonly<{
  bytes: Uint8Array;
  /** Whose letters they are; `undefined` where there are only deletions. */
  client: number | undefined;
  /** The clock of the first letter, and how many UTF-16 units there are. */
  from: number;
  length: number;
  /** What the letters were put behind and before, as `client` and `clock`; -1 where it is the beginning or the end. */
  originClient: number;
  originClock: number;
  rightClient: number;
  rightClock: number;
  /** Where in `bytes` the item with the letters begins and ends. */
  itemStart: number;
  itemEnd: number;
  deletes: boolean;
}>;

/** Of the format of an update (V1): a text's content, and which neighbours an item names. */
const textContent = 4;
const hasOrigin = 0x80;
const hasRightOrigin = 0x40;

/**
 * Reads an update that is nothing but typing and fits what is known: the next letters of their client, between
 * letters that are there; deletions of what is there. Such an update can't fail halfway nor leave anything
 * waiting, all of it is news, and its bytes are exactly what it takes: it can be logged and sent on as it came.
 *
 * Nearly all edits are of this form, and reading them costs a microsecond. The format: Yjs 13, `UpdateEncoderV1`.
 * @param clockOf how many letters of a client are known
 * @returns `undefined` for every other update, which may well be good; @throws where the bytes end too soon
 */
export function readTypedEdit(bytes: Uint8Array, clockOf: (client: number) => number): TypedEdit | undefined {
  const decoder = createDecoder(bytes);
  const clients = readVarUint(decoder);
  if (clients !== 0 && clients !== 1) return undefined;
  let client: number | undefined;
  let from = 0;
  let length = 0;
  let originClient = -1;
  let originClock = -1;
  let rightClient = -1;
  let rightClock = -1;
  let itemStart = 0;
  if (clients === 1) {
    if (readVarUint(decoder) !== 1) return undefined;
    client = readVarUint(decoder);
    from = readVarUint(decoder);
    if (!Number.isSafeInteger(client) || from !== clockOf(client)) return undefined;
    itemStart = decoder.pos;
    const info = readUint8(decoder);
    if ((info & 0x1f) !== textContent || (info & (hasOrigin | hasRightOrigin)) === 0) return undefined;
    if ((info & hasOrigin) !== 0) {
      originClient = readVarUint(decoder);
      originClock = readVarUint(decoder);
      if (!(originClock < clockOf(originClient))) return undefined;
    }
    if ((info & hasRightOrigin) !== 0) {
      rightClient = readVarUint(decoder);
      rightClock = readVarUint(decoder);
      if (!(rightClock < clockOf(rightClient))) return undefined;
    }
    length = readTextLength(decoder);
    if (length === 0) return undefined;
  }
  const itemEnd = decoder.pos;
  const deletes = readDeletions(decoder, clockOf);
  if (deletes === undefined || decoder.pos !== bytes.byteLength) return undefined;
  return {
    bytes,
    client,
    from,
    length,
    originClient,
    originClock,
    rightClient,
    rightClock,
    itemStart,
    itemEnd,
    deletes,
  };
}

/** Who put letters in by an update that is nothing but that; whether it fits is not looked at. @throws where the bytes end too soon */
export function typistOf(bytes: Uint8Array): number | undefined {
  const decoder = createDecoder(bytes);
  if (readVarUint(decoder) !== 1 || readVarUint(decoder) !== 1) return undefined;
  const client = readVarUint(decoder);
  readVarUint(decoder);
  return (readUint8(decoder) & 0x1f) === textContent ? client : undefined;
}

/** The UTF-16 units of a text, which is passed over. Nearly all are a letter or two of ASCII, which need no decoding. */
function readTextLength(decoder: Decoder): number {
  const { arr, pos } = decoder;
  const bytes = readVarUint(decoder);
  const end = decoder.pos + bytes;
  if (end > arr.byteLength) throw new RangeError('the text ends too soon');
  let at = decoder.pos;
  while (at < end && (arr[at] as number) < 0x80) at += 1;
  if (at < end) {
    decoder.pos = pos;
    return readVarString(decoder).length;
  }
  decoder.pos = end;
  return bytes;
}

/**
 * Of hostile bytes lib0 makes numbers that are none (NaN), so comparisons are made to fail on these.
 * @returns whether there are any; `undefined` where one is of something that is not known
 */
function readDeletions(decoder: Decoder, clockOf: (client: number) => number): boolean | undefined {
  const clients = readVarUint(decoder);
  if (!Number.isSafeInteger(clients)) return undefined;
  for (let n = 0; n < clients; n++) {
    const known = clockOf(readVarUint(decoder));
    const ranges = readVarUint(decoder);
    if (!Number.isSafeInteger(ranges)) return undefined;
    for (let range = 0; range < ranges; range++) {
      const clock = readVarUint(decoder);
      const length = readVarUint(decoder);
      if (!(clock + length <= known)) return undefined;
    }
  }
  return clients > 0;
}
