import type { TypedEdit } from './typed-edit.ts';
import { putVarUint, varUintSize } from './var-uint.ts';

/**
 * Edits that only put letters in, as one update (V1): their items set side by side, none of them taken apart. It costs
 * a tenth of what `Y.mergeUpdates` does, which reads them anew.
 *
 * @param edits in the order they came
 * @returns `undefined` where one of them deletes, or a client's letters do not follow on one another
 */
export function mergeTypedEdits(edits: readonly TypedEdit[]): Uint8Array | undefined {
  const byClient = new Map<number, TypedEdit[]>();
  for (const edit of edits) {
    if (edit.client === undefined || edit.deletes) return undefined;
    const own = byClient.get(edit.client);
    const last = own?.at(-1);
    if (last && last.from + last.length !== edit.from) return undefined;
    if (own) own.push(edit);
    else byClient.set(edit.client, [edit]);
  }
  // Higher ids first, as Yjs writes them and as its merging expects them.
  const clients = [...byClient].sort(([a], [b]) => b - a);
  // The clients' number before them, and no deletions behind.
  let size = varUintSize(clients.length) + 1;
  for (const [client, own] of clients) {
    size += varUintSize(own.length) + varUintSize(client) + varUintSize(own[0]?.from ?? 0);
    for (const { itemStart, itemEnd } of own) size += itemEnd - itemStart;
  }
  const merged = Buffer.allocUnsafe(size);
  let at = putVarUint(merged, 0, clients.length);
  for (const [client, own] of clients) {
    at = putVarUint(merged, at, own.length);
    at = putVarUint(merged, at, client);
    at = putVarUint(merged, at, own[0]?.from ?? 0);
    for (const { bytes, itemStart, itemEnd } of own) {
      merged.set(bytes.subarray(itemStart, itemEnd), at);
      at += itemEnd - itemStart;
    }
  }
  merged[at] = 0;
  return merged;
}
