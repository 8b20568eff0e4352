import * as Y from 'yjs';
import { prepareDraft } from './create-draft.ts';
import { momentPause } from './draft-history.ts';
import { ClockRanges } from './clock-ranges.ts';
import { factKeys } from './facts.ts';
import type { ReadDraft } from './read-draft.ts';
import { Phrases } from './phrases.ts';

/** An edit as the log has it. */
export type AuthoredEdit = Readonly<{ update: Uint8Array; author: string; at: Date }>;

/** Something that one author wrote at one go: each letter they laid in, also those that were deleted since. */
export type Writing = Readonly<{ at: Date; text: string }>;

/** So much at one stroke nobody types: it was pasted, or brought back, or put there from another table. */
const stroke = 12;

/**
 * Whose each letter of a draft is. It is told of every edit of a log in order, keeps deleted letters as well, and answers for one
 * author: what they wrote, and how the draft reads without it. To be destroyed after use.
 */
export class Authorship {
  /** The draft as it is, with all that was ever deleted in it. To be read only. */
  readonly doc = new Y.Doc({ gc: false });
  readonly #author: string;
  readonly #own = new ClockRanges();
  readonly #strokes = new ClockRanges();
  readonly #writings: { at: Date; to: number; text: string }[] = [];
  #edits = 0;

  constructor(author: string) {
    this.#author = author;
    prepareDraft(this.doc);
  }

  add({ update, author, at }: AuthoredEdit): void {
    const isOwn = author === this.#author;
    if (isOwn) this.#edits += 1;
    let written = '';
    for (const struct of Y.decodeUpdate(update).structs) {
      if (!(struct instanceof Y.Item)) continue;
      const { client, clock } = struct.id;
      const text = struct.content instanceof Y.ContentString ? struct.content.str : '';
      if (isOwn) {
        this.#own.add(client, clock, struct.length);
        written += text;
      } else if (text.length >= stroke) this.#strokes.add(client, clock, struct.length);
    }
    if (written !== '') this.#note(at, written);
    Y.applyUpdate(this.doc, update);
  }

  /** Whether the author ever changed anything in it. */
  get hasWritten(): boolean {
    return this.#edits > 0;
  }

  /** Letter by letter as they came, a new piece after each pause. */
  get writings(): Writing[] {
    return this.#writings.map(({ at, text }) => ({ at, text }));
  }

  /** Their letters that follow on one another, as they stood, deleted ones among them. */
  phrases(): string[] {
    return this.#texts().flatMap((text) => this.#runs(text, (item, index) => this.#isOwn(item, index), true));
  }

  /** Every text in it, the deleted letters among the others, and every fact that it has. */
  get everything(): string[] {
    const facts = [...this.doc.getMap('facts').values()].filter((value): value is string => typeof value === 'string');
    return [...this.#texts().map((text) => [...itemsOf(text, true)].map(([, letters]) => letters).join('')), ...facts];
  }

  /** Their letters that stand there now. */
  get standing(): string {
    return this.#texts()
      .flatMap((text) => this.#runs(text, (item, index) => this.#isOwn(item, index), false))
      .join(' ');
  }

  /**
   * The draft without this author's letters and facts. What somebody brought back or put there at one stroke is theirs too, where it
   * repeats their words.
   * @param phrases theirs, of every draft they wrote in
   */
  without(questionIds: readonly string[], phrases: readonly string[]): ReadDraft {
    const repeated = new Phrases(phrases, stroke);
    const read = (text: unknown) => (text instanceof Y.Text ? this.#rest(text, repeated) : '');
    const facts = this.doc.getMap('facts');
    return {
      title: read(this.doc.getText('title')),
      answers: Object.fromEntries(questionIds.map((id) => [id, read(this.doc.getMap('answers').get(id))])),
      facts: Object.fromEntries(
        factKeys.flatMap((key) => {
          const [value, item] = [facts.get(key), facts._map.get(key)];
          const isTheirs = item !== undefined && this.#own.has(item.id.client, item.id.clock);
          return typeof value === 'string' && !isTheirs ? [[key, value]] : [];
        }),
      ),
    };
  }

  destroy(): void {
    this.doc.destroy();
  }

  #note(at: Date, text: string): void {
    const last = this.#writings.at(-1);
    if (last && at.getTime() - last.to < momentPause) {
      last.text += text;
      last.to = at.getTime();
    } else this.#writings.push({ at, to: at.getTime(), text });
  }

  #isOwn(item: Y.Item, index: number): boolean {
    return this.#own.has(item.id.client, item.id.clock + index);
  }

  #texts(): Y.Text[] {
    const answers = [...this.doc.getMap('answers').values()];
    return [this.doc.getText('title'), ...answers].filter((value): value is Y.Text => value instanceof Y.Text);
  }

  /** Stretches of letters that `isWanted`. */
  #runs(text: Y.Text, isWanted: (item: Y.Item, index: number) => boolean, withDeleted: boolean): string[] {
    const runs: string[] = [];
    let run = '';
    for (const [item, letters] of itemsOf(text, withDeleted)) {
      for (let index = 0; index < letters.length; index++) {
        if (isWanted(item, index)) run += letters[index] ?? '';
        else if (run !== '') {
          runs.push(run);
          run = '';
        }
      }
    }
    return run === '' ? runs : [...runs, run];
  }

  #rest(text: Y.Text, repeated: Phrases): string {
    let [rest, stretch, isGap] = ['', '', false];
    const add = (letter: string) => {
      // Of two blanks that meet where something was taken out, one is enough.
      if (!(isGap && letter === ' ' && /(^|\s)$/.test(rest))) rest += letter;
      isGap = false;
    };
    /** What was put there at one stroke is looked at as a whole. */
    const addStretch = () => {
      const isTheirs = repeated.within(stretch);
      for (const [index, letter] of stretch.split('').entries())
        if (isTheirs[index]) isGap = true;
        else add(letter);
      stretch = '';
    };
    for (const [item, letters] of itemsOf(text, false)) {
      const { client, clock } = item.id;
      for (let index = 0; index < letters.length; index++) {
        const letter = letters[index] ?? '';
        if (this.#strokes.has(client, clock + index)) {
          stretch += letter;
          continue;
        }
        addStretch();
        if (this.#isOwn(item, index)) isGap = true;
        else add(letter);
      }
    }
    addStretch();
    return rest.toWellFormed();
  }
}

function* itemsOf(text: Y.Text, withDeleted: boolean): Generator<[item: Y.Item, letters: string]> {
  for (let item = text._start; item !== null; item = item.right)
    if (item.content instanceof Y.ContentString && (withDeleted || !item.deleted)) yield [item, item.content.str];
}
