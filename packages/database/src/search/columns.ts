import type { Counted } from '@uskalla/domain';

/**
 * For each document a bit for every choice that it lacks, by the choice's number, and `outside` where it is not looked at at all.
 * It is one pass over an array for a choice, whatever else is chosen: a hundred thousand documents in a fraction of a millisecond.
 */
export type Lacks = Uint16Array;
export const outside = 1 << 15;

/** The values that documents have of one kind, to be chosen by and counted: municipalities, stages, years. */
export interface Column {
  set(document: number, values: readonly string[]): void;
  /** Whether a document has any of some values. */
  having(wanted: readonly string[]): (document: number) => boolean;
  /** Notes by a bit which documents have none of some values. */
  note(wanted: readonly string[], lacks: Lacks, bit: number): void;
  /** Counts by their values the documents that lack nothing but what `but` has the bits of. */
  count(lacks: Lacks, but: number): Counted<string>[];
}

/** Values by number, in the order in which they came. */
class Values {
  readonly names: string[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#numbers.set(name, this.names.length);
    return this.names.push(name) - 1;
  }

  find(names: readonly string[]): number[] {
    return names.flatMap((name) => this.#numbers.get(name) ?? []);
  }
}

/** One value a document, or none. */
export function oneOf(): Column {
  const values = new Values();
  // 0 is none.
  let of = new Uint16Array(64);
  const wantedBy = (wanted: readonly string[]) => {
    const isWanted = new Uint8Array(values.names.length + 1);
    for (const number of values.find(wanted)) isWanted[number + 1] = 1;
    return isWanted;
  };
  return {
    set(document, [value]) {
      of = withRoom(of, document);
      of[document] = value === undefined ? 0 : values.numberOf(value) + 1;
    },
    having(wanted) {
      const isWanted = wantedBy(wanted);
      return (document) => isWanted[of[document] ?? 0] === 1;
    },
    note(wanted, lacks, bit) {
      const isWanted = wantedBy(wanted);
      for (let document = 0; document < lacks.length; document++) {
        if (isWanted[of[document] ?? 0] !== 1) lacks[document] = (lacks[document] ?? 0) | bit;
      }
    },
    count(lacks, but) {
      const counts = new Uint32Array(values.names.length + 1);
      for (let document = 0; document < lacks.length; document++) {
        if (((lacks[document] ?? 0) & ~but) !== 0) continue;
        const value = of[document] ?? 0;
        counts[value] = (counts[value] ?? 0) + 1;
      }
      return counted(values.names, (number) => counts[number + 1] ?? 0);
    },
  };
}

/** Any of at most 32 values a document. */
export function someOf(): Column {
  const values = new Values();
  let of = new Uint32Array(64);
  const maskOf = (wanted: readonly string[]) => values.find(wanted).reduce((mask, number) => mask | bit(number), 0);
  return {
    set(document, some) {
      of = withRoom(of, document);
      let mask = 0;
      for (const value of some) mask |= bit(values.numberOf(value));
      of[document] = mask;
    },
    having(wanted) {
      const mask = maskOf(wanted);
      return (document) => ((of[document] ?? 0) & mask) !== 0;
    },
    note(wanted, lacks, lacking) {
      const mask = maskOf(wanted);
      for (let document = 0; document < lacks.length; document++) {
        if (((of[document] ?? 0) & mask) === 0) lacks[document] = (lacks[document] ?? 0) | lacking;
      }
    },
    count(lacks, but) {
      const counts = new Uint32Array(32);
      for (let document = 0; document < lacks.length; document++) {
        if (((lacks[document] ?? 0) & ~but) !== 0) continue;
        for (let rest = of[document] ?? 0; rest !== 0; rest &= rest - 1) {
          const lowest = 31 - Math.clz32(rest & -rest);
          counts[lowest] = (counts[lowest] ?? 0) + 1;
        }
      }
      return counted(values.names, (number) => counts[number] ?? 0);
    },
  };
}

function bit(number: number): number {
  if (number > 31) throw new Error('more values than bits');
  return 1 << number;
}

function counted(names: readonly string[], countOf: (number: number) => number): Counted<string>[] {
  return names.flatMap((value, number) => {
    const count = countOf(number);
    return count === 0 ? [] : [{ value, count }];
  });
}

/** The same array, or a larger copy of it that has a place for `index`. */
export function withRoom<T extends Uint8Array | Uint16Array | Uint32Array | Float64Array>(array: T, index: number): T {
  if (index < array.length) return array;
  const larger = new (array.constructor as new (length: number) => T)(Math.max(index + 1, array.length * 2));
  larger.set(array);
  return larger;
}
