import type { Locale, QuestionTone } from '@uskalla/domain';
import { english } from './phrases.en.ts';
import { finnish } from './phrases.fi.ts';
import { swedish } from './phrases.sv.ts';

/** A language's material as it is written down: answers and lists as running text, so that they read aloud. */
export type PhraseBook = Readonly<{
  /** Separated by commas. */
  names: string;
  stories: readonly (Readonly<Record<QuestionTone, string>> & Readonly<{ title: string }>)[];
  /** Separated by blanks. */
  words: string;
  questions: readonly string[];
}>;

/** An invented experiment; each answer is sentences that are typed one after another, with a blank between. */
export type RehearsalStory = Readonly<{
  title: string;
  answers: Readonly<Record<QuestionTone, readonly string[]>>;
}>;

const books: Readonly<Record<Locale, PhraseBook>> = { fi: finnish, sv: swedish, en: english };

/** Pseudonyms of simulated participants, each another: first names and nicknames, nobody's full name. */
export function rehearsalNames(locale: Locale): readonly string[] {
  return books[locale].names.split(',').map((name) => name.trim());
}

/** Invented experiments, such as a table of municipal officials would tell; nothing in them happened anywhere. */
export function rehearsalStories(locale: Locale): readonly RehearsalStory[] {
  return books[locale].stories.map(({ title, doing, dared, succeeded, failed, learned }) => ({
    title,
    answers: {
      doing: sentences(doing),
      dared: sentences(dared),
      succeeded: sentences(succeeded),
      failed: sentences(failed),
      learned: sentences(learned),
    },
  }));
}

/** Single words for a word cloud, the way a room types them: inflected, repeated, some with a capital. */
export function rehearsalWords(locale: Locale): readonly string[] {
  return books[locale].words.trim().split(/\s+/);
}

/** Questions that the room asks of the others' experiments. */
export function rehearsalQuestions(locale: Locale): readonly string[] {
  return books[locale].questions;
}

/** The books are written so that only the end of a sentence is followed by a capital after a blank. */
const sentences = (text: string): string[] => text.split(/(?<=[.!?]) (?=\p{Lu})/u);
