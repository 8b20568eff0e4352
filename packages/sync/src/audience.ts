import * as Y from 'yjs';
import type { Edit } from './edit.ts';
import type { Member } from './member.ts';
import { mergeTypedEdits } from './merge-typed-edits.ts';
import { syncFrame, syncStep } from './protocol.ts';
import type { Receipts } from './receipts.ts';
import { Recipients, type RecipientsParts } from './recipients.ts';
import { SharedMessage } from './shared-message.ts';
import type { SlowReaders } from './slow-readers.ts';
import type { TypedEdit } from './typed-edit.ts';
import type { Timetable } from './timetable.ts';

/** Recipients who are told in one go; half a millisecond's worth of writing. */
const mostTogether = 64;
/** Where edits follow one another within so many times the patience on average, gathering them is worth a wait. */
const rushFactor = 3;
/** A pause counts as so many times the patience at most: a rush after an hour's silence is one all the same. */
const longestGap = 16;

/**
 * Those who have one document open, and how its edits come to them. Sending costs a write for each recipient and hardly
 * anything else. As long as few write, an edit leaves at once: waiting for a second one that seldom comes would save
 * nothing. In a rush each waits for some milliseconds, and all that came meanwhile leaves as one frame.
 */
export class Audience {
  readonly #timetable: Timetable;
  readonly #parts: RecipientsParts;
  readonly #groups: Recipients[] = [];
  /** Milliseconds between edits of late. */
  #gap: number;
  #lastAt = -Infinity;
  #made: { first: Edit; last: Edit; message: SharedMessage } | undefined;

  constructor(parts: { timetable: Timetable; slow: SlowReaders; receipts: Receipts }) {
    this.#timetable = parts.timetable;
    this.#gap = longestGap * parts.timetable.patience;
    this.#parts = { ...parts, messageOf: (edits) => this.#messageOf(edits) };
  }

  join(member: Member): void {
    let group = this.#groups.find(({ size }) => size < mostTogether);
    if (!group) this.#groups.push((group = new Recipients(this.#parts)));
    group.add(member);
  }

  leave(member: Member): void {
    // Which holds on to whoever wrote last.
    this.#made = undefined;
    const index = this.#groups.findIndex((group) => group.delete(member));
    if (index >= 0 && this.#groups[index]?.size === 0) this.#groups.splice(index, 1);
  }

  /** Tells everybody of an edit: at once, or within the timetable's patience. */
  tell(edit: Edit): void {
    const now = performance.now();
    const isRush = this.#isRush(now);
    for (const group of this.#groups) group.take(edit);
    for (const group of this.#groups) {
      if (group.isWaiting) continue;
      if (isRush) {
        group.isWaiting = true;
        this.#timetable.wait(group, now);
      } else group.depart();
    }
  }

  /** Whatever waits leaves now. */
  flush(): void {
    for (const group of this.#groups) group.depart();
  }

  /** Sends everybody a message that is no edit, at once. */
  share(message: SharedMessage): void {
    for (const group of this.#groups) group.share(message);
  }

  #isRush(now: number): boolean {
    const { patience } = this.#timetable;
    const gap = Math.min(now - this.#lastAt, longestGap * patience);
    this.#lastAt = now;
    this.#gap += (gap - this.#gap) / 4;
    return this.#gap < rushFactor * patience;
  }

  /** Groups that get the same edits get the same message. Each takes all edits in their order, so first and last tell which. */
  #messageOf(edits: readonly Edit[]): SharedMessage {
    const first = edits[0] as Edit;
    const last = edits.at(-1) as Edit;
    const made = this.#made;
    if (made?.first === first && made.last === last) return made.message;
    const update = edits.length === 1 ? first.update : merged(edits);
    const message = new SharedMessage(syncFrame(syncStep.update, update));
    this.#made = { first, last, message };
    return message;
  }
}

function merged(edits: readonly Edit[]): Uint8Array {
  const typed: TypedEdit[] = [];
  for (const edit of edits) if (edit.typed) typed.push(edit.typed);
  const fast = typed.length === edits.length ? mergeTypedEdits(typed) : undefined;
  return fast ?? Y.mergeUpdates(edits.map(({ update }) => update));
}
