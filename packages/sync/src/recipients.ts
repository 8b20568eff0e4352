import type { Edit } from './edit.ts';
import type { Member } from './member.ts';
import type { Receipts } from './receipts.ts';
import type { SharedMessage } from './shared-message.ts';
import type { SlowReaders } from './slow-readers.ts';
import type { Departure } from './timetable.ts';

/** What the recipients of one document have in common. */
export type RecipientsParts = Readonly<{
  slow: SlowReaders;
  receipts: Receipts;
  /** Edits as one message; the same one for all who get the same edits. */
  messageOf: (edits: readonly Edit[]) => SharedMessage;
}>;

/** Some of those who have a document open, who are told in one go. */
export class Recipients implements Departure {
  readonly #parts: RecipientsParts;
  readonly #members = new Set<Member>();
  #edits: Edit[] = [];
  /** Whether its departure is in the timetable. */
  isWaiting = false;

  constructor(parts: RecipientsParts) {
    this.#parts = parts;
  }

  get size(): number {
    return this.#members.size;
  }

  add(member: Member): void {
    this.#members.add(member);
  }

  /** @returns whether it was here */
  delete(member: Member): boolean {
    return this.#members.delete(member);
  }

  /** An edit that leaves with the next departure. */
  take(edit: Edit): void {
    this.#edits.push(edit);
  }

  /** All that was taken leaves, for everybody but a sole writer: nobody needs their own letters back. */
  depart(): void {
    this.isWaiting = false;
    const edits = this.#edits;
    const [first] = edits;
    if (!first) return;
    this.#edits = [];
    const isOfOne = edits.length === 1 || edits.every(({ from }) => from === first.from);
    this.share(this.#parts.messageOf(edits), isOfOne ? first.from : undefined);
  }

  /** Sends a message to all but one; whoever can't keep up is passed over and caught up later. */
  share(message: SharedMessage, except?: Member): void {
    const { slow, receipts } = this.#parts;
    for (const member of this.#members) {
      if (member === except || (member.isSlow && slow.passesOver(member))) continue;
      member.isSlow = !member.connection.share(message, receipts.take(member));
    }
  }
}
