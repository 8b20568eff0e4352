import type { AskedWord } from './vocabulary.ts';
import { wordsOf } from './words.ts';

/** Whether a word of a text, in lower case, is one that a search looks for. */
export type IsHit = (word: string) => boolean;

/** By the forms a query stands for, and the beginnings it takes words by. */
export function hitsOf(asked: readonly AskedWord[]): IsHit {
  // A word of two letters is a conjunction or an article more often than not: it would be marked everywhere.
  const telling = asked.filter(({ word }) => word.length > 2);
  const forms = new Set(
    (telling.length > 0 ? telling : asked).flatMap(({ same, within }) => [...same, ...within].map(({ form }) => form)),
  );
  const beginnings = telling.map(({ word }) => word);
  return (word) => forms.has(word) || beginnings.some((beginning) => word.startsWith(beginning));
}

/** Those of a text's words that are looked for, each once. */
export function hitsIn(text: string, isHit: IsHit): string[] {
  return [...new Set(wordsOf(text))].filter(isHit);
}

/**
 * The sentence of some texts in which most of the words looked for are, and what follows it; the first of several.
 * @returns at most `maxLength` letters, marked where something is left out; `undefined` where none is in any
 */
export function passageOf(texts: readonly string[], isHit: IsHit, maxLength = 240): string | undefined {
  const sentences = texts.flatMap((text, answer) =>
    text
      .replace(/\s+/gu, ' ')
      .trim()
      .split(/(?<=[.!?…]) /u)
      .map((sentence) => ({ answer, sentence, hits: hitsIn(sentence, isHit).length })),
  );
  const most = Math.max(0, ...sentences.map(({ hits }) => hits));
  if (most === 0) return undefined;
  const start = sentences.findIndex(({ hits }) => hits === most);
  // An answer's passage ends with it: the next question is another matter.
  const rest = sentences.slice(start).filter(({ answer }) => answer === sentences[start]?.answer);
  const passage = cutAt(rest.map(({ sentence }) => sentence).join(' '), maxLength);
  return sentences[start - 1]?.answer === sentences[start]?.answer ? `… ${passage}` : passage;
}

/** The beginning of a text, as a list shows it. */
export const beginningOf = (text: string, maxLength = 240) => cutAt(text.replace(/\s+/gu, ' ').trim(), maxLength);

/** A text cut at a word's end, marked as cut. */
export function cutAt(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const cut = text.slice(0, maxLength);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), maxLength / 2)).toWellFormed()}…`;
}
