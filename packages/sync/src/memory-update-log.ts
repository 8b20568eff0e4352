import type { LoggedEdit, Snapshot, UpdateLog } from './update-log.ts';

type Kept = { entries: LoggedEdit[]; snapshot?: Snapshot };

/** A log in memory, for tests; `create` brings a document into being, `erase` ends it. */
export function createMemoryUpdateLog(): UpdateLog & {
  create(docId: string, first: Uint8Array): Promise<void>;
  erase(docId: string): void;
} {
  const logs = new Map<string, Kept>();
  let last = 0;
  return {
    create: async (docId, update) =>
      void logs.set(docId, { entries: [{ seq: ++last, update, author: 'server', at: new Date(0) }] }),
    erase: (docId) => void logs.delete(docId),
    async load(docId, without) {
      const log = logs.get(docId);
      if (!log) return undefined;
      const snapshot = without ? undefined : log.snapshot;
      const rest = log.entries.filter(({ seq }) => seq > (snapshot?.upTo ?? 0));
      return { snapshot: snapshot?.state, updates: rest.map(({ update }) => update), upTo: snapshot?.upTo ?? 0 };
    },
    async append(entries) {
      const gone = new Set<string>();
      for (const { docId, ...entry } of entries) {
        const log = logs.get(docId);
        if (log) log.entries.push({ ...entry, seq: ++last });
        else gone.add(docId);
      }
      return { gone: [...gone] };
    },
    history: async (docId, upTo = Infinity, { after, most } = { after: 0, most: Infinity }) =>
      (logs.get(docId)?.entries ?? []).filter(({ seq }) => seq > after && seq <= upTo).slice(0, most),
    end: async (docId) => logs.get(docId)?.entries.at(-1)?.seq ?? 0,
    async tail(docId, after) {
      const entries = (logs.get(docId)?.entries ?? []).filter(({ seq }) => seq > after);
      return { updates: entries.map(({ update }) => update), upTo: entries.at(-1)?.seq ?? after };
    },
    async saveSnapshot(docId, snapshot) {
      const log = logs.get(docId);
      if (log && snapshot.upTo > (log.snapshot?.upTo ?? 0)) log.snapshot = snapshot;
    },
  };
}
