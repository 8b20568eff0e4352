import type * as Y from 'yjs';
import type { Bus } from './bus.ts';
import type { UpdateLog } from './update-log.ts';

export type SyncLimits = Readonly<{
  /** Largest message, in bytes. */
  message: number;
  /** Largest document as one update, in bytes; beyond it writes are refused long before the database suffers. */
  document: number;
  /** Messages of any kind a second a connection may send in the long run, and how many at once. */
  messagesPerSecond: number;
  messagesAtOnce: number;
  /** Connections of one subject to one document. */
  connectionsPerSubject: number;
  /** Bytes waiting to be committed to one document, and to all of them, while the log does not answer. */
  uncommitted: number;
  uncommittedOfAll: number;
  /** Bytes waiting to leave for one connection, before it is passed over and resynced later. */
  outgoing: number;
  /** One person's awareness state, in bytes of JSON. */
  awareness: number;
  /** Milliseconds that the word that something is saved waits for company; at most twice as many. */
  acknowledgementDelay: number;
  /** Milliseconds that an edit waits for others to leave with it, where they come in a rush. 0: none ever waits. */
  gather: number;
  /** Milliseconds that edits may wait for the next append to the log, while the last one is just over. */
  restOfLog: number;
}>;

export const defaultLimits: SyncLimits = {
  message: 512 * 1024,
  document: 2 * 1024 * 1024,
  messagesPerSecond: 200,
  messagesAtOnce: 600,
  connectionsPerSubject: 8,
  uncommitted: 4 * 1024 * 1024,
  uncommittedOfAll: 64 * 1024 * 1024,
  outgoing: 1024 * 1024,
  awareness: 2048,
  acknowledgementDelay: 200,
  gather: 5,
  restOfLog: 200,
};

/** The application's close codes (4000–4999) for what this package closes connections for. */
export type SyncCloseCodes = Readonly<{
  notFound: number;
  tryLater: number;
  poisoned: number;
  tooLarge: number;
  tooMany: number;
}>;

export type SyncOptions = Readonly<{
  log: UpdateLog;
  closeCodes: SyncCloseCodes;
  /** Where other processes serve the same documents: how they hear of each other. */
  bus?: Bus | undefined;
  limits?: Partial<SyncLimits>;
  /** Names the parts of a new, empty document before it is filled. */
  prepare?: (docId: string, doc: Y.Doc) => void;
  /** Whether an applied edit left the document in shape; if not it is dropped and the document rebuilt without it. */
  accepts?: (docId: string, doc: Y.Doc, transaction: Y.Transaction) => boolean;
  /**
   * How many letters may be typed on in the document, wherever it is, such that `accepts` would surely take them. They
   * are put into the document many at a time. Left out beside `accepts`, each is asked about.
   */
  margin?: (docId: string, doc: Y.Doc) => number;
  /** Called after each commit. */
  onCommitted?: (docId: string) => void;
  onUnloaded?: (docId: string) => void;
  /** A failure nobody else is told of: a log that does not answer, bytes that were dropped. */
  onError?: (error: unknown, docId?: string) => void;
  /** The wall clock, milliseconds: when edits are logged to have been made. */
  now?: () => number;
}>;

/** An expected failure of `read`, by code. */
export class SyncError extends Error {
  readonly code: 'not_found' | 'unavailable';

  constructor(code: 'not_found' | 'unavailable', cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}
