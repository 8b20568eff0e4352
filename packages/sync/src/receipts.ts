import type { Member } from './member.ts';
import { savedFrame } from './protocol.ts';

/**
 * Tells the connections of one document how much of what they sent is in the log. Nobody needs to know it to the
 * millisecond, so the word waits a moment for the next edit of the others, and leaves in the same write.
 */
export class Receipts {
  readonly #pause: number;
  /** Whose messages were taken since the log last took what waited for it, and whose are on their way there. */
  #unsaved: Member[] = [];
  #logging: Member[] = [];
  /** Whose word waits since the last round, and since the one before. Those it left by other ways are in here too. */
  #due: Member[] = [];
  #late: Member[] = [];
  #timer: NodeJS.Timeout | undefined;

  /** @param pause milliseconds that a word waits for company at least, and half of what it may */
  constructor(pause: number) {
    this.#pause = pause;
  }

  /** A message of `member` was taken. */
  received(member: Member): void {
    if (member.isUnsaved) return;
    member.isUnsaved = true;
    this.#unsaved.push(member);
  }

  /** All that was taken so far is on its way into the log. */
  logging(): void {
    this.#logging = this.#unsaved;
    this.#unsaved = [];
    for (const member of this.#logging) {
      member.isUnsaved = false;
      member.logging = member.received;
    }
  }

  /** What was on its way is in the log. @param isAll whether nothing else waits for the log */
  logged(isAll: boolean): void {
    const members = this.#logging;
    this.#logging = [];
    for (const member of members) this.#save(member, member.logging);
    if (!isAll) return;
    const others = this.#unsaved;
    this.#unsaved = [];
    for (const member of others) {
      member.isUnsaved = false;
      this.#save(member, member.received);
    }
  }

  /** It is gone, and nothing is to hold on to it until the log answers. */
  leave(member: Member): void {
    if (member.isUnsaved) this.#unsaved = this.#unsaved.filter((other) => other !== member);
  }

  /** What is due to a member and goes along with something else now. */
  take(member: Member): Uint8Array | undefined {
    if (member.word === 'none') return undefined;
    member.word = 'none';
    return savedFrame(member.saved);
  }

  destroy(): void {
    clearTimeout(this.#timer);
    this.#due = [];
    this.#late = [];
  }

  #save(member: Member, count: number): void {
    const isFirst = member.saved < 0;
    member.saved = count;
    if (!member.isHere || !member.connection.acks) return;
    if (isFirst || this.#pause === 0) {
      member.word = 'none';
      member.connection.send(savedFrame(count));
      return;
    }
    if (member.word !== 'none') return;
    member.word = 'due';
    this.#due.push(member);
    this.#timer ??= setTimeout(() => this.#round(), this.#pause).unref();
  }

  #round(): void {
    this.#timer = undefined;
    for (const member of this.#late) {
      if (member.word !== 'late' || !member.isHere) continue;
      member.word = 'none';
      member.connection.send(savedFrame(member.saved));
    }
    this.#late = this.#due.filter(({ word }) => word === 'due');
    this.#due = [];
    for (const member of this.#late) member.word = 'late';
    if (this.#late.length > 0) this.#timer = setTimeout(() => this.#round(), this.#pause).unref();
  }
}
