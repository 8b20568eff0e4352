import type { Backlog } from './backlog.ts';
import type { SyncConnection } from './connection.ts';

/** What a room keeps of one connection. There is one for each phone, so what is seldom needed is made when it is. */
export class Member {
  readonly connection: SyncConnection;
  /** Whether it is still in the room. */
  isHere = true;
  /** Whether it was told what the document holds, and asked for what it has beyond that. */
  isGreeted = false;
  /** Whether it has answered that. Edits it sends before may build on ones that only its answer brings. */
  hasAnswered = false;
  /** An edit was turned away: nothing after it may be called saved. */
  isRefused = false;
  /** Whether something was waiting for it to take in, when it was last sent something. */
  isSlow = false;
  /** Edits that came before its answer. */
  early: Backlog | undefined = undefined;
  /** Messages that came while the document was being rebuilt. */
  waiting: Backlog | undefined = undefined;
  /** When its next message would be due at the rate it may send. */
  dueAt = 0;
  /**
   * How many of its update messages were taken, are on their way into the log or in it, and are in it. -1 before the
   * state it had when it connected, which comes before all of them.
   */
  received = -1;
  logging = -1;
  saved = -1;
  /** Whether some of what was received is neither in the log nor on its way. */
  isUnsaved = false;
  /** Where the word that something is saved waits for company: since this round, or since the last one. */
  word: 'none' | 'due' | 'late' = 'none';

  constructor(connection: SyncConnection) {
    this.connection = connection;
  }
}
