import { Backlog } from './backlog.ts';
import type { Saved } from './client.ts';
import type { SyncConnection } from './connection.ts';
import type { SyncLimits } from './options.ts';
import { TokenBucket } from './token-bucket.ts';

export type Mark = Saved;

/** What a room keeps of one connection. */
export type Member = {
  readonly connection: SyncConnection;
  readonly bucket: TokenBucket;
  /** Whether it was told what the document holds, and asked for what it has beyond that. */
  greeted: boolean;
  /** Whether it has answered that. Edits it sends before may build on ones that only its answer brings. */
  answered: boolean;
  readonly early: Backlog;
  /** Messages that came while the document was being rebuilt. */
  readonly waiting: Backlog;
  /** Write messages taken so far, and how many of them are in the log. */
  received: Mark;
  saved: Mark;
  /** An edit was turned away: nothing after it may be called saved. */
  refused: boolean;
};

const nothing: Mark = { synced: false, updates: 0 };

/** @param now milliseconds */
export function createMember(connection: SyncConnection, limits: SyncLimits, now: number): Member {
  return {
    connection,
    bucket: new TokenBucket(limits.messagesPerSecond, limits.messagesAtOnce, now),
    greeted: false,
    answered: false,
    early: new Backlog(limits.message),
    waiting: new Backlog(limits.message * 2),
    received: nothing,
    saved: nothing,
    refused: false,
  };
}
