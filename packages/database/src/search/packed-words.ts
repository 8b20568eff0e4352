/** The parts of a story that weigh differently: its title, what went wrong and was learned, the other answers, names around it. */
export const fields = ['title', 'weighty', 'rest', 'about'] as const;
export type Field = (typeof fields)[number];

/** Two bits a field: once, twice, or more often. */
const bits = 2;
const mostCounted = 2 ** bits - 1;
export const countsSize = 2 ** (bits * fields.length);

/** How often a word stands in each field, in one byte. */
export function addCount(counts: number, field: Field): number {
  return countIn(counts, field) === mostCounted ? counts : counts + 2 ** (bits * fields.indexOf(field));
}

/** @returns 0 to 3, where 3 is three times or more */
export function countIn(counts: number, field: Field): number {
  return (counts >> (bits * fields.indexOf(field))) & mostCounted;
}

/**
 * A story's words (their numbers, and their counts by field) in two or three bytes a word: numbers in ascending order, each by its
 * distance from the one before it (LEB128), followed by the counts.
 */
export function packWords(words: ReadonlyMap<number, number>): Uint8Array {
  const bytes: number[] = [];
  let before = 0;
  for (const [number, counts] of [...words].sort(([a], [b]) => a - b)) {
    let distance = number - before;
    for (; distance >= 0x80; distance >>>= 7) bytes.push((distance & 0x7f) | 0x80);
    bytes.push(distance, counts);
    before = number;
  }
  return Uint8Array.from(bytes);
}

/** Calls back with each word of a story and its counts. */
export function unpackWords(bytes: Uint8Array, each: (number: number, counts: number) => void): void {
  let number = 0;
  for (let at = 0; at < bytes.length;) {
    let distance = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++] ?? 0;
      distance |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    number += distance;
    each(number, bytes[at++] ?? 0);
  }
}
