import { createDecoder, readUint8, readVarString, readVarUint, type Decoder } from 'lib0/decoding';
import * as Y from 'yjs';

/** What a keyboard makes: letters put in one place by one client, letters deleted, or both. */
export type TypedEdit = Readonly<{
  /** Whose letters they are; `undefined` where there are only deletions. */
  client: number | undefined;
  /** The clock of the first letter. */
  from: number;
}>;

/** Of the format of an update (V1): a text's content, and which neighbours an item names. */
const textContent = 4;
const hasOrigin = 0x80;
const hasRightOrigin = 0x40;

/**
 * Reads an update that is nothing but typing and fits the document as it is: the next letters of their client, between
 * letters that are there; deletions of what is there. Such an update can't fail halfway nor leave anything
 * waiting, all of it is news, and its bytes are exactly what it takes: it can be logged and sent on as it came.
 *
 * Nearly all edits are of this form, and reading them costs a microsecond. The format: Yjs 13, `UpdateEncoderV1`.
 * @returns `undefined` for every other update, which may well be good; @throws where the bytes end too soon
 */
export function readTypedEdit(bytes: Uint8Array, { store }: Y.Doc): TypedEdit | undefined {
  const decoder = createDecoder(bytes);
  const clients = readVarUint(decoder);
  if (clients > 1) return undefined;
  let client: number | undefined;
  let from = 0;
  if (clients === 1) {
    if (readVarUint(decoder) !== 1) return undefined;
    client = readVarUint(decoder);
    from = readVarUint(decoder);
    if (!isSafe(client) || from !== Y.getState(store, client)) return undefined;
    const info = readUint8(decoder);
    if ((info & 0x1f) !== textContent || (info & (hasOrigin | hasRightOrigin)) === 0) return undefined;
    if ((info & hasOrigin) !== 0 && !isKnown(decoder, store)) return undefined;
    if ((info & hasRightOrigin) !== 0 && !isKnown(decoder, store)) return undefined;
    if (readVarString(decoder) === '') return undefined;
  }
  if (!deletesKnown(decoder, store)) return undefined;
  return decoder.pos === bytes.byteLength ? { client, from } : undefined;
}

function deletesKnown(decoder: Decoder, store: Y.Doc['store']): boolean {
  const clients = readVarUint(decoder);
  for (let n = 0; n < clients; n++) {
    const state = Y.getState(store, readVarUint(decoder));
    const ranges = readVarUint(decoder);
    for (let range = 0; range < ranges; range++) {
      const clock = readVarUint(decoder);
      const length = readVarUint(decoder);
      if (clock + length > state) return false;
    }
  }
  return true;
}

function isKnown(decoder: Decoder, store: Y.Doc['store']): boolean {
  const client = readVarUint(decoder);
  return readVarUint(decoder) < Y.getState(store, client);
}

const isSafe = (client: number): boolean => Number.isSafeInteger(client);
