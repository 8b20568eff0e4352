import * as Y from 'yjs';

/**
 * What `change` does to a document, as an update and without touching it: a change that throws, or that the document's guard
 * turns away, has not happened. Made on a copy, under a client id of its own.
 * @returns `undefined` where it changes nothing
 */
export function serverEdit(
  doc: Y.Doc,
  change: (copy: Y.Doc) => void,
  prepare: (copy: Y.Doc) => void,
): Uint8Array | undefined {
  const copy = new Y.Doc();
  try {
    prepare(copy);
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    const updates: Uint8Array[] = [];
    copy.on('update', (update: Uint8Array) => updates.push(update));
    copy.transact(() => change(copy));
    return updates.length > 1 ? Y.mergeUpdates(updates) : updates[0];
  } finally {
    copy.destroy();
  }
}
