import * as Y from 'yjs';
import { syncFrame, syncStep } from './protocol.ts';
import { SharedMessage } from './shared-message.ts';

/** Edits, and bytes of them, after which the document is encoded anew, rather than given together with what came since. */
const mostSince = 64;
const mostBytes = 4096;

/**
 * The document as somebody gets it who has nothing of it yet. Encoding a long one takes milliseconds and three hundred
 * phones ask for it at once, so it is kept and handed out together with what came since.
 */
export class WholeState {
  #state: SharedMessage | undefined;
  #since: Uint8Array[] = [];
  #bytes = 0;
  #rest: SharedMessage | undefined;

  /** An edit that is in the document now. */
  add(update: Uint8Array): void {
    if (!this.#state) return;
    this.#since.push(update);
    this.#bytes += update.byteLength;
    this.#rest = undefined;
    if (this.#since.length > mostSince || this.#bytes > mostBytes) this.forget();
  }

  /** The document is another, or nobody has asked for a while. */
  forget(): void {
    this.#state = undefined;
    this.#since = [];
    this.#bytes = 0;
    this.#rest = undefined;
  }

  /**
   * What to send, in this order: first what came since, which waits within the client for what it builds on; then the
   * state as the answer (step 2), so that whoever has that has all.
   */
  messages(doc: Y.Doc): readonly SharedMessage[] {
    this.#state ??= new SharedMessage(syncFrame(syncStep.two, Y.encodeStateAsUpdate(doc)));
    if (this.#since.length === 0) return [this.#state];
    this.#rest ??= new SharedMessage(syncFrame(syncStep.update, Y.mergeUpdates(this.#since)));
    return [this.#rest, this.#state];
  }
}
