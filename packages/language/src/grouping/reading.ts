/** One way in which a typed form may be read: as some form of `lemma`, inflected by `paradigm`. */
export interface Reading {
  /** Lemma and way of inflecting. Forms of one word share it; forms of two words written alike in the base form needn't. */
  readonly paradigm: string;
  readonly lemma: string;
  /** How usual it is, 0 to 1: a rare ending or a rare way of inflecting weighs less. */
  readonly weight: number;
}

/** All readings of a form in lower case; a language is one of these. */
export type Reader = (form: string) => readonly Reading[];
