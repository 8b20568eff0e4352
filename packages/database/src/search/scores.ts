import { countIn, countsSize, fields, type Field } from './packed-words.ts';
import type { Postings } from './postings.ts';

/** A word that is looked for, by the numbers of the library's forms it stands for. */
export type WantedWord = Readonly<{
  /** Forms of the same word. */
  same: readonly number[];
  /** Compounds with it. */
  within: readonly number[];
  /** How much finding it means, from 0 to 1. */
  share: number;
}>;

/** What words find: documents with any of them, with how many, and how much these say. By document number. */
export type Scores = Readonly<{
  documents: readonly number[];
  hits: Uint8Array;
  /** How many of the words are there, by their shares: where not all are. */
  coverage: Float32Array;
  /** Where they are, how often, and how rare they are. */
  places: Float32Array;
}>;

const weights: Record<Field, number> = { title: 1, weighty: 0.4, rest: 0.2, about: 0.1 };
/** A word says less each further time: the sum of 1/n². */
const repeated = [0, 1, 1.25, 1.36];
/** A compound with a word says less about it than the word itself. */
const compoundShare = 0.3;
const compoundCoverage = 0.8;

/** By counts of a posting. */
const weightOf = Float32Array.from({ length: countsSize }, (_, counts) =>
  fields.reduce((sum, field) => sum + weights[field] * (repeated[countIn(counts, field)] ?? 0), 0),
);

/**
 * Weighs documents by words: the places of each (title over what went wrong and was learned over the rest, an inflected form as the
 * word itself, a compound less), times how rare it is (Spärck Jones 1972), less in long documents by the logarithm of their length.
 * @param lengths words of a document, by its number
 */
export function score(
  postings: Postings,
  words: readonly WantedWord[],
  library: Readonly<{ size: number; live: number; isLive: Uint8Array; lengths: Uint16Array }>,
): Scores {
  const { size, live, isLive, lengths } = library;
  const documents: number[] = [];
  const hits = new Uint8Array(size);
  const coverage = new Float32Array(size);
  const places = new Float32Array(size);
  // Of one word, and cleared again after it.
  const weight = new Float32Array(size);
  const isSame = new Uint8Array(size);

  for (const { same, within, share } of words) {
    const touched: number[] = [];
    const gather = (forms: readonly number[], part: number, mark: number) => {
      for (const form of forms) {
        for (const posting of postings.of(form)) {
          const document = posting >>> 8;
          if (isLive[document] === 0) continue;
          if (weight[document] === 0) touched.push(document);
          weight[document] = (weight[document] ?? 0) + part * (weightOf[posting & 0xff] ?? 0);
          if (mark === 1) isSame[document] = 1;
        }
      }
    };
    gather(within, compoundShare, 0);
    gather(same, 1, 1);
    const rarity = touched.length === 0 ? 0 : Math.log(1 + live / touched.length) / Math.log(1 + live);
    for (const document of touched) {
      if (hits[document] === 0) documents.push(document);
      hits[document] = (hits[document] ?? 0) + 1;
      coverage[document] = (coverage[document] ?? 0) + share * (isSame[document] === 1 ? 1 : compoundCoverage);
      const found = (rarity * (weight[document] ?? 0)) / (1 + Math.log(1 + (lengths[document] ?? 0)));
      places[document] = (places[document] ?? 0) + found;
      weight[document] = 0;
      isSame[document] = 0;
    }
  }
  return { documents, hits, coverage, places };
}
