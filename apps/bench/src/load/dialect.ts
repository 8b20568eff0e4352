import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding';

/** How a server's messages look: y-websocket's, or Hocuspocus's, which name the document in each and begin with a token. */
export type Dialect = 'y-websocket' | 'hocuspocus';
export type SyncMessage = { step: number; payload: Uint8Array };

export const step = { one: 0, two: 1, update: 2 } as const;

export function encodeSync(dialect: Dialect, document: string, kind: number, payload: Uint8Array): Uint8Array {
  const encoder = createEncoder();
  if (dialect === 'hocuspocus') writeVarString(encoder, document);
  writeVarUint(encoder, 0);
  writeVarUint(encoder, kind);
  writeVarUint8Array(encoder, payload);
  return toUint8Array(encoder);
}

/** What has to be said first, if anything. */
export function encodeHello(dialect: Dialect, document: string): Uint8Array | undefined {
  if (dialect === 'y-websocket') return undefined;
  const encoder = createEncoder();
  writeVarString(encoder, document);
  writeVarUint(encoder, 2);
  writeVarUint(encoder, 0);
  writeVarString(encoder, 'token');
  return toUint8Array(encoder);
}

/** @returns `undefined` for everything that is not about the document: awareness, receipts */
export function decodeSync(dialect: Dialect, data: Uint8Array): SyncMessage | undefined {
  const decoder = createDecoder(data);
  if (dialect === 'hocuspocus') readVarString(decoder);
  const type = readVarUint(decoder);
  // 4 is Hocuspocus's sync message that wants no answer, and a receipt of ours.
  if (type !== 0 && !(dialect === 'hocuspocus' && type === 4)) return undefined;
  return { step: readVarUint(decoder), payload: readVarUint8Array(decoder) };
}
