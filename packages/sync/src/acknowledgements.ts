import type { Member, Mark } from './member.ts';
import { savedFrame } from './protocol.ts';

/**
 * Tells connections what of theirs is in the log. Nobody needs to know it to the millisecond, so the word waits a
 * moment for the next edit of the others, and leaves in the same write.
 */
export class Acknowledgements {
  readonly #pause: number;
  readonly #due = new Set<Member>();
  #timer: NodeJS.Timeout | undefined;

  /** @param pause milliseconds that a word may wait for company */
  constructor(pause: number) {
    this.#pause = pause;
  }

  saved(member: Member, mark: Mark): void {
    if (mark.updates < member.saved.updates) return;
    const isFirst = mark.synced && !member.saved.synced;
    member.saved = mark;
    if (!member.connection.acks) return;
    if (isFirst || this.#pause === 0) {
      this.#due.delete(member);
      member.connection.send(savedFrame(mark));
      return;
    }
    this.#due.add(member);
    this.#timer ??= setTimeout(() => this.#tellAll(), this.#pause).unref();
  }

  /** What is due to a member and goes along with something else now. */
  take(member: Member): Uint8Array | undefined {
    return this.#due.delete(member) ? savedFrame(member.saved) : undefined;
  }

  forget(member: Member): void {
    this.#due.delete(member);
  }

  destroy(): void {
    clearTimeout(this.#timer);
    this.#due.clear();
  }

  #tellAll(): void {
    this.#timer = undefined;
    for (const member of this.#due) member.connection.send(savedFrame(member.saved));
    this.#due.clear();
  }
}
