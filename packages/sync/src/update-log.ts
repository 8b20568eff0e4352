/** One edit as it is logged: bytes of a Yjs update (V1), who sent it, and when the server took it. */
export type LogEntry = Readonly<{ docId: string; update: Uint8Array; author: string; at: Date }>;

/** An entry as it is read back; `seq` grows along a document's log. */
export type LoggedEdit = Readonly<{ seq: number; update: Uint8Array; author: string; at: Date }>;

/** A document as it is loaded: a snapshot, if there is one, and the updates after it in the order of the log. */
export type LoadedLog = Readonly<{
  snapshot?: Uint8Array | undefined;
  updates: readonly Uint8Array[];
  /** A place in the log up to which all of it is in here for certain; there may be more. */
  upTo: number;
}>;

/** All of a document up to a place in its log, as one Yjs update. */
export type Snapshot = Readonly<{ state: Uint8Array; upTo: number }>;

/**
 * Where documents live. Every update is appended and kept; only an appended one counts as saved.
 * Several processes may append to one document: none loses another's entries.
 */
export interface UpdateLog {
  /**
   * @param without.snapshot `false` reads the whole log, for where the snapshot can't be used
   * @returns `undefined` for a document that does not exist; a failure throws and is never taken for an empty one
   */
  load(docId: string, without?: { snapshot: false }): Promise<LoadedLog | undefined>;
  /**
   * Resolves when all entries are committed, each document's in this order; on a throw none of them is.
   * @returns the documents that do not exist (any more): their entries alone were left out
   */
  append(entries: readonly LogEntry[]): Promise<{ gone: readonly string[] }>;
  /**
   * The log of a document from its first entry, up to and with `upTo`; nothing where it does not exist.
   * @param page of that only the first `most` entries behind the place `after`, for logs too long to be held at once
   */
  history(docId: string, upTo?: number, page?: { after: number; most: number }): Promise<readonly LoggedEdit[]>;
  /** Where the log of a document ends now, such that nothing can come in before it any more; 0 where there is none. */
  end(docId: string): Promise<number>;
  /** What the log of a document holds after a place, up to where it ends now, such that nothing can come in before that. */
  tail(docId: string, after: number): Promise<{ updates: readonly Uint8Array[]; upTo: number }>;
  /** Puts a snapshot beside the log, in one transaction; one that reaches less far than the one that is there is left out. */
  saveSnapshot(docId: string, snapshot: Snapshot): Promise<void>;
}
