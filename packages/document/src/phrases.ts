/** What somebody wrote, to be found again in another text wherever at least so many letters in a row are the same. */
export class Phrases {
  readonly #length: number;
  readonly #pieces = new Set<string>();

  constructor(phrases: readonly string[], length: number) {
    this.#length = length;
    for (const phrase of phrases)
      for (let at = 0; at + length <= phrase.length; at++) this.#pieces.add(phrase.slice(at, at + length));
  }

  /** Which letters of `text` are repeated from them. */
  within(text: string): boolean[] {
    const found = new Array<boolean>(text.length).fill(false);
    for (let at = 0; at + this.#length <= text.length; at++)
      if (this.#pieces.has(text.slice(at, at + this.#length))) found.fill(true, at, at + this.#length);
    return found;
  }
}
