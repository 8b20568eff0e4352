import { areSame, differences, takeBack, type Differences } from '@uskalla/document';
import type { Doc } from 'yjs';
import type { KeptCopy } from './kept-copy.ts';
import { readServerCopy } from './server-copy.ts';

/**
 * What was typed here and the server did not take: because the table was closed, or the draft was full. It stays
 * in the document and on the phone, is shown as this phone's alone, and lands by itself, where it was typed, once the server
 * takes it. Then it is told, and can be taken out again; also after a reload.
 */
export class HeldText {
  /** What only this phone has. */
  only: Differences | null = $state.raw(null);
  /** What has landed since, until the person has said what to do with it. */
  landed: Differences | null = $state.raw(null);

  readonly #draftId: string;
  readonly #doc: Doc;
  readonly #kept: KeptCopy;
  readonly #questionIds: readonly string[];
  #isLooking = false;

  constructor(draftId: string, doc: Doc, kept: KeptCopy, questionIds: readonly string[]) {
    this.#draftId = draftId;
    this.#doc = doc;
    this.#kept = kept;
    this.#questionIds = questionIds;
  }

  /** Reads back what an earlier visit knew. */
  async restore(): Promise<void> {
    this.only = read(await this.#kept.note('only'));
    this.landed = read(await this.#kept.note('landed'));
  }

  /** Compares with the server's copy. @returns whether there is no difference; `undefined` where it was not to be had */
  async look(): Promise<boolean | undefined> {
    if (this.#isLooking) return undefined;
    this.#isLooking = true;
    const found = await readServerCopy(this.#draftId, (theirs) => differences(this.#doc, theirs, this.#questionIds));
    this.#isLooking = false;
    if (!found) return undefined;
    this.#setOnly(areSame(found) ? null : found);
    return this.only === null;
  }

  /** The server's log holds all that this phone has. */
  arrived(): void {
    if (!this.only) return;
    const { fields, facts } = this.only;
    this.#setLanded({
      fields: [...(this.landed?.fields ?? []), ...fields],
      facts: [...(this.landed?.facts ?? []), ...facts],
    });
    this.#setOnly(null);
  }

  /** What landed is to stay. */
  leaveIn(): void {
    this.#setLanded(null);
  }

  /** What landed is to go, as an edit like any other; what others wrote since stays. */
  takeOut(): void {
    if (this.landed) takeBack(this.#doc, this.landed, this);
    this.#setLanded(null);
  }

  #setOnly(value: Differences | null): void {
    this.only = value;
    void this.#kept.keep('only', value ? JSON.stringify(value) : undefined);
  }

  #setLanded(value: Differences | null): void {
    this.landed = value;
    void this.#kept.keep('landed', value ? JSON.stringify(value) : undefined);
  }
}

const read = (note: unknown): Differences | null =>
  typeof note === 'string' ? (JSON.parse(note) as Differences) : null;
