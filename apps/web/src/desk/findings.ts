import type { PublishCheck } from '@uskalla/contracts';

/** Something in a draft that may tell of a person. */
export type Finding = PublishCheck['findings'][number];

export const sameFinding = (a: Finding, b: Finding): boolean =>
  a.field === b.field && a.kind === b.kind && a.text === b.text;
