import type { Member, Mark } from './member.ts';
import { savedFrame } from './protocol.ts';

/**
 * Tells connections what of theirs is in the log. Nobody needs to know it to the millisecond, so the word waits a
 * moment for the next edit of the others, and leaves in the same write.
 */
export class Acknowledgements {
  readonly #pause: number;
  /** Whose word waits since the last round, and since the one before. */
  #due = new Set<Member>();
  #late = new Set<Member>();
  #timer: NodeJS.Timeout | undefined;

  /** @param pause milliseconds that a word waits for company at least, and half of what it may */
  constructor(pause: number) {
    this.#pause = pause;
  }

  saved(member: Member, mark: Mark): void {
    if (mark.updates < member.saved.updates) return;
    const isFirst = mark.synced && !member.saved.synced;
    member.saved = mark;
    if (!member.connection.acks) return;
    if (isFirst || this.#pause === 0) {
      this.forget(member);
      member.connection.send(savedFrame(mark));
      return;
    }
    if (!this.#late.has(member)) this.#due.add(member);
    this.#timer ??= setTimeout(() => this.#round(), this.#pause).unref();
  }

  /** What is due to a member and goes along with something else now. */
  take(member: Member): Uint8Array | undefined {
    return this.#due.delete(member) || this.#late.delete(member) ? savedFrame(member.saved) : undefined;
  }

  forget(member: Member): void {
    this.#due.delete(member);
    this.#late.delete(member);
  }

  destroy(): void {
    clearTimeout(this.#timer);
    this.#due.clear();
    this.#late.clear();
  }

  #round(): void {
    this.#timer = undefined;
    for (const member of this.#late) member.connection.send(savedFrame(member.saved));
    this.#late = this.#due;
    this.#due = new Set();
    if (this.#late.size > 0) this.#timer = setTimeout(() => this.#round(), this.#pause).unref();
  }
}
