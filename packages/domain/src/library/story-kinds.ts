/**
 * What made people dare, as far as their own words tell: they had to, somebody above stood behind it, there was money, those
 * it was for wished for it, others had done it, it was small enough, they were not alone.
 */
export const daredKinds = ['need', 'support', 'money', 'wish', 'example', 'small', 'together'] as const;
export type DaredKind = (typeof daredKinds)[number];

/** What went wrong: time, money, too few people, nobody was told, technology, rules, whose it is, resistance, the place. */
export const failedKinds = [
  'time',
  'money',
  'people',
  'telling',
  'technology',
  'rules',
  'owner',
  'resistance',
  'place',
] as const;
export type FailedKind = (typeof failedKinds)[number];

/** What a story has beside its five answers and its place: when it was, who tells it, in what role, what happened later, photos. */
export const factKinds = ['time', 'teller', 'role', 'later', 'photo'] as const;
export type FactKind = (typeof factKinds)[number];

export const isDaredKind = (value: unknown): value is DaredKind => daredKinds.includes(value as DaredKind);
export const isFailedKind = (value: unknown): value is FailedKind => failedKinds.includes(value as FailedKind);
export const isFactKind = (value: unknown): value is FactKind => factKinds.includes(value as FactKind);
