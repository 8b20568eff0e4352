/** Words of abuse, folded as names are (`foldName`): small Latin letters without marks. How a word must stand in a name: */
export interface Banned {
  /** anywhere in a word, */
  readonly anywhere: readonly string[];
  /** at its beginning, */
  readonly start: readonly string[];
  /** or as the whole of it. */
  readonly word: readonly string[];
}
