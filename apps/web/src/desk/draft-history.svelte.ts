import type { DraftHistory, DraftMoment, Restored } from '@uskalla/contracts';
import { send } from '#live/send.ts';
import { createMomentTexts } from './moment-texts.ts';

type Moment = DraftHistory['moments'][number];

/** A draft's history as somebody walks along it: where they stand, and the text there and at the stop before. */
export class DraftHistoryWalk {
  moments = $state.raw<readonly Moment[]>([]);
  /** Which of the moments is shown. */
  index = $state(0);
  text = $state.raw<DraftMoment | undefined>();
  /** The text at the stop before; the first has none. */
  before = $state.raw<DraftMoment | undefined>();
  problem = $state('');
  busy = $state(false);
  /** The moment just before the last restoring, to go back to. */
  undoable = $state.raw<number | undefined>();

  readonly #path: string;
  readonly #textAt: ReturnType<typeof createMomentTexts>;

  constructor(draftId: string) {
    this.#path = `/drafts/${draftId}/history`;
    this.#textAt = createMomentTexts(this.#path);
  }

  get moment(): Moment | undefined {
    return this.moments[this.index];
  }

  get isLatest(): boolean {
    return this.index >= this.moments.length - 1;
  }

  /** Fetches the moments there are now, and goes to the last. */
  async load(): Promise<void> {
    const result = await send<DraftHistory>('GET', this.#path);
    if (!result.ok) {
      this.problem = result.title;
      return;
    }
    this.moments = result.data.moments;
    await this.goTo(this.moments.length - 1);
  }

  async goTo(index: number): Promise<void> {
    this.index = Math.max(0, Math.min(index, this.moments.length - 1));
    const [moment, previous] = [this.moment, this.moments[this.index - 1]];
    if (!moment) return;
    const [text, before] = await Promise.all([this.#textAt(moment.seq), previous && this.#textAt(previous.seq)]);
    // Somebody who drags the slider has gone on meanwhile.
    if (this.moment !== moment) return;
    const failed = [text, before].find((result) => result && !result.ok);
    this.problem = failed && !failed.ok ? failed.title : '';
    if (!text.ok || (before && !before.ok)) return;
    this.text = text.data;
    this.before = before?.data;
  }

  /** Gives the draft the text of the moment shown. @returns whether it went well */
  async restore(): Promise<boolean> {
    return this.moment !== undefined && this.#restoreTo(this.moment.seq);
  }

  /** Gives one answer the text of the moment shown, such as a card that was wiped; the rest stays as it is. */
  async restoreAnswer(questionId: string): Promise<boolean> {
    return this.moment !== undefined && this.#restoreTo(this.moment.seq, questionId);
  }

  async undo(): Promise<boolean> {
    if (this.undoable === undefined || !(await this.#restoreTo(this.undoable))) return false;
    this.undoable = undefined;
    return true;
  }

  async #restoreTo(seq: number, only?: string): Promise<boolean> {
    this.busy = true;
    const result = await send<Restored>('POST', `${this.#path}/${seq}/restore`, { only });
    if (result.ok) {
      this.undoable = result.data.before;
      await this.load();
    } else this.problem = result.title;
    this.busy = false;
    return result.ok;
  }
}
