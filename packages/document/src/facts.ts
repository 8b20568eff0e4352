import type { Doc } from 'yjs';

/** Keys of `doc.getMap('facts')`; the values are plain strings, checked when they are published. */
export const factKeys = ['municipality', 'theme', 'stage', 'time', 'teller', 'role'] as const;
export type FactKey = (typeof factKeys)[number];

/** Longest value of a fact in the document, in UTF-16 units. */
export const factValueMaxLength = 500;

/** Writes one fact; an empty value takes it away. */
export function setFact(doc: Doc, key: FactKey, value: string): void {
  const facts = doc.getMap('facts');
  if (value === '') facts.delete(key);
  else facts.set(key, value.slice(0, factValueMaxLength).toWellFormed());
}
