import type { Locale } from '../locale.ts';

/** In UTF-16 units. */
export const readerQuestionMaxLength = 600;
export const answerMaxLength = 3000;

/** What a reader asked those who told a story. Who asked is not known. */
export type ReaderQuestion = Readonly<{
  id: string;
  language: Locale;
  text: string;
  askedAt: Date;
  /** Public from then on. */
  answer: Readonly<{ text: string; at: Date }> | null;
}>;
