/**
 * Which documents have a word, and how often in which field. A document's number and its counts share 32 bits: eight million
 * documents, eight bits of counts.
 */
export class Postings {
  /** By the word's number; the first place of a list is how many are in it. */
  readonly #lists = new Map<number, Uint32Array>();

  add(word: number, document: number, counts: number): void {
    const list = this.#lists.get(word) ?? Uint32Array.of(0, 0);
    const length = (list[0] ?? 0) + 1;
    const roomy = length < list.length ? list : grown(list);
    roomy[length] = (document << 8) | counts;
    roomy[0] = length;
    this.#lists.set(word, roomy);
  }

  /** What was added for a word, in order: `document << 8 | counts`. */
  of(word: number): Uint32Array {
    const list = this.#lists.get(word);
    return list ? list.subarray(1, (list[0] ?? 0) + 1) : nothing;
  }
}

const nothing = new Uint32Array(0);

/** Half as large again: of most words there are few, and of all together twenty million. */
function grown(list: Uint32Array): Uint32Array {
  const larger = new Uint32Array(Math.ceil(list.length * 1.5) + 1);
  larger.set(list);
  return larger;
}
