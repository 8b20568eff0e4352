import type { Beat } from './beat.ts';

/** Milliseconds without a message after which the next one is not made to wait. */
const silence = 100;
/** Turns of a document take at most this share of the time, as long as they need not rest longer than is allowed. */
const restShare = 5;
/** Bytes that may lie here; what comes beyond is dealt with at once. */
const mostBytes = 1024 * 1024;

/**
 * Messages of one document that wait for its next turn. The first after a silence gets one at once; those that follow
 * closely are gathered, and what they bring leaves for everybody as one frame. The longer a turn takes, the longer
 * the document rests after it: a departure costs a write for each recipient.
 */
export class Inbox<Message> {
  readonly #beat: Beat | undefined;
  readonly #longestRest: number;
  readonly #onTurn: (messages: readonly Message[]) => void;
  readonly #turn = () => this.take();
  #messages: Message[] = [];
  #bytes = 0;
  #isAwaited = false;
  #isRunning = false;
  #restUntil = -Infinity;
  #lastAt = -Infinity;

  /**
   * @param parts.beat when turns are; `undefined` deals with everything at once
   * @param parts.longestRest milliseconds between two turns at most
   * @param parts.onTurn takes all messages that came since the last turn, in their order
   */
  constructor(parts: {
    beat: Beat | undefined;
    longestRest: number;
    onTurn: (messages: readonly Message[]) => void;
  }) {
    this.#beat = parts.beat;
    this.#longestRest = parts.longestRest;
    this.#onTurn = parts.onTurn;
  }

  add(message: Message, bytes: number): void {
    this.#messages.push(message);
    this.#bytes += bytes;
    if (!this.#beat || this.#bytes > mostBytes) this.take();
    else if (!this.#isAwaited) this.#await(this.#beat);
  }

  /** Takes the turn now. Called from within a turn it does nothing: that goes on until all is done. */
  take(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#isAwaited = false;
    const began = performance.now();
    try {
      while (this.#messages.length > 0) {
        const messages = this.#messages;
        this.#messages = [];
        this.#bytes = 0;
        this.#onTurn(messages);
      }
    } finally {
      this.#isRunning = false;
      this.#lastAt = performance.now();
      this.#restUntil = this.#lastAt + Math.min(this.#longestRest, (this.#lastAt - began) * restShare);
    }
  }

  destroy(): void {
    this.#beat?.forget(this.#turn);
    this.#messages = [];
  }

  #await(beat: Beat): void {
    this.#isAwaited = true;
    // With the next turn of the event loop, not this one: what else lies in the sockets now goes along.
    if (performance.now() - this.#lastAt > silence) setImmediate(this.#turn);
    else beat.call(this.#turn, this.#restUntil);
  }
}
