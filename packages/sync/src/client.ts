import { readVarString, readVarUint, type Decoder } from 'lib0/decoding';

/**
 * What this server says beside the y-websocket protocol, to connections that asked for it (`acks`).
 * Stock clients never get these. Small enough for a phone.
 */
export const savedMessage = 4;
export const refusedMessage = 5;

/** How much of what this connection sent the log holds. Counts begin anew with each connection. */
export type Saved = Readonly<{
  /** Whether the state the client had when it connected (its step 2) is in the log. */
  synced: boolean;
  /** How many of its update messages are in the log, in the order they were sent. */
  updates: number;
}>;

export function readSaved(decoder: Decoder): Saved {
  const synced = readVarUint(decoder) > 0;
  return { synced, updates: readVarUint(decoder) };
}

/** Why an edit was turned away: `read-only`. It stays on the client, and nothing after it is counted as saved. */
export function readRefused(decoder: Decoder): string {
  return readVarString(decoder);
}
