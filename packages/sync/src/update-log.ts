/** One edit as it is logged: bytes of a Yjs update (V1), who sent it, and when the server took it. */
export type LogEntry = Readonly<{ update: Uint8Array; author: string; at: Date }>;

/** A document as it is loaded: a snapshot, if there is one, and the updates after it in the order of the log. */
export type LoadedLog = Readonly<{ snapshot?: Uint8Array | undefined; updates: readonly Uint8Array[] }>;

/**
 * Where documents live. Every update is appended and kept; only an appended one counts as saved.
 * Several processes may append to one document: none loses another's entries.
 */
export interface UpdateLog {
  /** @returns `undefined` for a document that does not exist; a failure throws and is never taken for an empty one */
  load(docId: string): Promise<LoadedLog | undefined>;
  /** Resolves when all entries are committed, in this order; on a throw none of them is. */
  append(docId: string, entries: readonly LogEntry[]): Promise<void>;
}

/** A log in memory, for tests; `create` brings a document into being. */
export function createMemoryUpdateLog(): UpdateLog & { create(docId: string, first: Uint8Array): Promise<void> } {
  const logs = new Map<string, Uint8Array[]>();
  return {
    create: async (docId, first) => void logs.set(docId, [first]),
    async load(docId) {
      const updates = logs.get(docId);
      return updates && { updates: [...updates] };
    },
    async append(docId, entries) {
      const log = logs.get(docId);
      if (!log) throw new Error(`no document ${docId}`);
      log.push(...entries.map(({ update }) => update));
    },
  };
}
