import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding';
import { writeSyncStep1 } from 'y-protocols/sync';
import { messageSync, type WebsocketProvider } from 'y-websocket';

/** Asks the server, over an open connection, for what this document has not (sync step 1). */
export function askForState({ ws, doc }: WebsocketProvider): void {
  if (ws?.readyState !== WebSocket.OPEN) return;
  const question = createEncoder();
  writeVarUint(question, messageSync);
  writeSyncStep1(question, doc);
  ws.send(toUint8Array(question));
}
