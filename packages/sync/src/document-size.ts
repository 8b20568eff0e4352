/**
 * How large a document is as one update, in bytes. Adding up its edits overstates it by far, since Yjs joins what is
 * typed in a row and drops what was deleted; measuring it costs a pass over the document. So edits are added up,
 * and it is measured only where the sum would turn somebody away.
 */
export class DocumentSize {
  readonly #limit: number;
  readonly #measure: () => number;
  #measured: number;
  #added = 0;

  constructor(limit: number, measure: () => number) {
    this.#limit = limit;
    this.#measure = measure;
    this.#measured = measure();
  }

  add(bytes: number): void {
    this.#added += bytes;
  }

  hasRoomFor(bytes: number): boolean {
    if (this.#sum + bytes <= this.#limit) return true;
    // Measured again only after it can have changed noticeably: at the limit each edit would else cost a pass.
    if (this.#added * 64 < this.#limit) return false;
    this.#measured = this.#measure();
    this.#added = 0;
    return this.#sum + bytes <= this.#limit;
  }

  get #sum(): number {
    return this.#measured + this.#added;
  }
}
