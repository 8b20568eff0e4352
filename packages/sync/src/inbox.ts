/** Milliseconds without a turn after which the next message is not made to wait. */
const silence = 250;
/** Of the time an edit may take, so many times what a turn takes is left for its way out. */
const costShare = 3;
/** Bytes that may lie here; what comes beyond is dealt with at once. */
const mostBytes = 1024 * 1024;

/**
 * Messages of one document that wait for its next turn. The first after a silence gets one at once; those that follow
 * closely are gathered for some milliseconds, and what they bring leaves for everybody as one frame.
 * Everybody is to have an edit within a set time, so where a turn takes long itself (a departure costs a write for
 * each recipient), less of it is left to gather.
 */
export class Inbox<Message> {
  readonly #patience: number;
  readonly #onTurn: (messages: readonly Message[]) => void;
  readonly #turn = () => this.take();
  #messages: Message[] = [];
  #bytes = 0;
  #isAwaited = false;
  #timer: NodeJS.Timeout | undefined;
  #isRunning = false;
  #lastAt = -Infinity;
  /** Milliseconds a turn takes, of late. */
  #cost = 0;

  /**
   * @param parts.patience milliseconds within which a message is to be dealt with; 0 deals with each as it comes
   * @param parts.onTurn takes all messages that came since the last turn, in their order
   */
  constructor(parts: { patience: number; onTurn: (messages: readonly Message[]) => void }) {
    this.#patience = parts.patience;
    this.#onTurn = parts.onTurn;
  }

  add(message: Message, bytes: number): void {
    this.#messages.push(message);
    this.#bytes += bytes;
    if (this.#patience === 0 || this.#bytes > mostBytes) this.take();
    else if (!this.#isAwaited) this.#await();
  }

  /** Takes the turn now. Called from within a turn it does nothing: that goes on until all is done. */
  take(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    this.#isAwaited = false;
    clearTimeout(this.#timer);
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
      this.#lastAt = began;
      this.#cost = this.#cost * 0.75 + (performance.now() - began) * 0.25;
    }
  }

  destroy(): void {
    clearTimeout(this.#timer);
    this.#messages = [];
  }

  #await(): void {
    this.#isAwaited = true;
    const now = performance.now();
    // With the next turn of the event loop, not this one: what else lies in the sockets now goes along.
    if (now - this.#lastAt > silence) setImmediate(this.#turn);
    else this.#timer = setTimeout(this.#turn, Math.max(this.#cost, this.#patience - this.#cost * costShare));
  }
}
