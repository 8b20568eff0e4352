import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { refusedMessage, savedMessage } from './client.ts';
import { putVarUint, varUintSize } from './var-uint.ts';

/** Message types of y-websocket 3 (y-protocols 1). */
export const messageType = { sync: 0, awareness: 1, queryAwareness: 3 } as const;
export const syncStep = { one: 0, two: 1, update: 2 } as const;

/** A sync message, framed; made once for all who get it. */
export function syncFrame(step: (typeof syncStep)[keyof typeof syncStep], payload: Uint8Array): Uint8Array {
  const { byteLength } = payload;
  const head = 2 + varUintSize(byteLength);
  const frame = Buffer.allocUnsafe(head + byteLength);
  frame[0] = messageType.sync;
  frame[1] = step;
  putVarUint(frame, 2, byteLength);
  frame.set(payload, head);
  return frame;
}

export function awarenessFrame(update: Uint8Array): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, messageType.awareness);
  writeVarUint8Array(encoder, update);
  return toUint8Array(encoder);
}

/** @param updates how many of a connection's updates the log holds, beside the state that it came with */
export function savedFrame(updates: number): Uint8Array {
  const frame = Buffer.allocUnsafe(2 + varUintSize(updates));
  frame[0] = savedMessage;
  // The state it came with is in.
  frame[1] = 1;
  putVarUint(frame, 2, updates);
  return frame;
}

export function refusedFrame(reason: string): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, refusedMessage);
  writeVarString(encoder, reason);
  return toUint8Array(encoder);
}
