/** More frames than an editor sends while it waits, however small they are. */
const mostFrames = 500;

/** Messages that can't be taken yet, in their order and within bounds: what waits is memory a stranger fills. */
export class Backlog {
  readonly #maxBytes: number;
  /** Made when it is needed, since each connection has backlogs and hardly one uses them. */
  #frames: Uint8Array[] | undefined;
  #bytes = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** @returns `false` where it is full: what is left out would be missed by all that follows, so its sender starts over */
  add(frame: Uint8Array): boolean {
    const frames = (this.#frames ??= []);
    if (frames.length >= mostFrames || this.#bytes + frame.byteLength > this.#maxBytes) return false;
    frames.push(frame);
    this.#bytes += frame.byteLength;
    return true;
  }

  /** Hands all of it over, and is empty. */
  take(): Uint8Array[] {
    const frames = this.#frames ?? [];
    this.#frames = undefined;
    this.#bytes = 0;
    return frames;
  }
}
