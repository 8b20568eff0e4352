/** How well groups agree with the words they should be, counted over all pairs of forms. */
export interface Agreement {
  /** Of pairs put together, how many belong together. */
  readonly precision: number;
  /** Of pairs that belong together, how many were put together. */
  readonly recall: number;
  /** Pairs put together that don't belong together. */
  readonly wrong: readonly string[];
  /** Pairs with the base form that belong together and were not put together. */
  readonly missed: readonly string[];
}

export function pairwise(
  lexicon: Readonly<Record<string, readonly string[]>>,
  groups: readonly (readonly string[])[],
): Agreement {
  const lemmaOf = new Map(
    Object.entries(lexicon).flatMap(([lemma, forms]) => forms.map((form) => [form, lemma] as const)),
  );
  const groupOf = new Map(groups.flatMap((group, number) => group.map((form) => [form, number] as const)));
  const pairs = (group: readonly string[]) => group.flatMap((a, at) => group.slice(at + 1).map((b) => [a, b] as const));
  const put = groups.flatMap(pairs);
  const due = Object.values(lexicon).flatMap(pairs);
  const right = put.filter(([a, b]) => lemmaOf.get(a) === lemmaOf.get(b)).length;
  return {
    precision: right / put.length,
    recall: right / due.length,
    wrong: put.filter(([a, b]) => lemmaOf.get(a) !== lemmaOf.get(b)).map((pair) => pair.join(' + ')),
    missed: due
      .filter(([a, b]) => groupOf.get(a) !== groupOf.get(b) && lemmaOf.has(a) && a === lemmaOf.get(a))
      .map((pair) => pair.join(' | ')),
  };
}
