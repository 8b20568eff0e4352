import * as Y from 'yjs';
import { syncFrame, syncStep } from './protocol.ts';
import { SharedMessage } from './shared-message.ts';

/** Edits after which the document is encoded anew, rather than given together with what came since. */
const mostSince = 64;

/**
 * The document as somebody gets it who has nothing of it yet. Encoding a long one takes milliseconds and three hundred
 * phones ask for it at once, so it is kept and handed out together with what came since.
 */
export class WholeState {
  #state: SharedMessage | undefined;
  #since: Uint8Array[] = [];
  #rest: SharedMessage | undefined;

  /** An edit that is in the document now. */
  add(update: Uint8Array): void {
    if (!this.#state) return;
    this.#since.push(update);
    this.#rest = undefined;
    if (this.#since.length > mostSince) this.forget();
  }

  /** The document is another, or nobody has asked for a while. */
  forget(): void {
    this.#state = undefined;
    this.#since = [];
    this.#rest = undefined;
  }

  /** What to send, in this order. */
  messages(doc: Y.Doc): readonly SharedMessage[] {
    this.#state ??= new SharedMessage(syncFrame(syncStep.two, Y.encodeStateAsUpdate(doc)));
    if (this.#since.length === 0) return [this.#state];
    this.#rest ??= new SharedMessage(syncFrame(syncStep.update, Y.mergeUpdates(this.#since)));
    return [this.#state, this.#rest];
  }
}
