import { createDecoder, hasContent, readUint8, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding';
import {
  createEncoder,
  toUint8Array,
  writeUint8,
  writeVarString,
  writeVarUint,
  writeVarUint8Array,
} from 'lib0/encoding';

/** An edit that its process has in the log. */
export type CommittedEdit = Readonly<{ author: string; update: Uint8Array }>;

/** What processes tell each other about a document. `count` is how many `edits` messages the sender has sent about it. */
export type BusMessage =
  | Readonly<{ kind: 'edits'; from: string; count: number; edits: readonly CommittedEdit[] }>
  | Readonly<{ kind: 'here'; from: string; count: number }>
  | Readonly<{ kind: 'hello'; from: string }>
  | Readonly<{ kind: 'awareness'; from: string; update: Uint8Array }>
  | Readonly<{ kind: 'bye'; from: string }>;

const kinds = ['edits', 'here', 'hello', 'awareness', 'bye'] as const;

export function encodeBusMessage(message: BusMessage): Uint8Array {
  const encoder = createEncoder();
  writeUint8(encoder, kinds.indexOf(message.kind));
  writeVarString(encoder, message.from);
  if (message.kind === 'edits' || message.kind === 'here') writeVarUint(encoder, message.count);
  if (message.kind === 'awareness') writeVarUint8Array(encoder, message.update);
  if (message.kind === 'edits') {
    for (const { author, update } of message.edits) {
      writeVarString(encoder, author);
      writeVarUint8Array(encoder, update);
    }
  }
  return toUint8Array(encoder);
}

/** @returns `undefined` for a message of a later version. @throws on bytes that are none */
export function decodeBusMessage(data: Uint8Array): BusMessage | undefined {
  const decoder = createDecoder(data);
  const kind = kinds[readUint8(decoder)];
  const from = readVarString(decoder);
  if (kind === 'awareness') return { kind, from, update: readVarUint8Array(decoder) };
  if (kind === 'here') return { kind, from, count: readVarUint(decoder) };
  if (kind !== 'edits') return kind && { kind, from };
  const count = readVarUint(decoder);
  const edits: CommittedEdit[] = [];
  while (hasContent(decoder)) edits.push({ author: readVarString(decoder), update: readVarUint8Array(decoder) });
  return { kind, from, count, edits };
}
