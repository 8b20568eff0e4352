import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { refusedMessage, savedMessage, type Saved } from './client.ts';

/** Message types of y-websocket 3 (y-protocols 1). */
export const messageType = { sync: 0, awareness: 1, queryAwareness: 3 } as const;
export const syncStep = { one: 0, two: 1, update: 2 } as const;

/** A sync message, framed; made once for all who get it. */
export function syncFrame(step: (typeof syncStep)[keyof typeof syncStep], payload: Uint8Array): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, messageType.sync);
  writeVarUint(encoder, step);
  writeVarUint8Array(encoder, payload);
  return toUint8Array(encoder);
}

export function awarenessFrame(update: Uint8Array): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, messageType.awareness);
  writeVarUint8Array(encoder, update);
  return toUint8Array(encoder);
}

export function savedFrame({ synced, updates }: Saved): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, savedMessage);
  writeVarUint(encoder, synced ? 1 : 0);
  writeVarUint(encoder, updates);
  return toUint8Array(encoder);
}

export function refusedFrame(reason: string): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, refusedMessage);
  writeVarString(encoder, reason);
  return toUint8Array(encoder);
}
