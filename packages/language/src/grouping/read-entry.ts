import type { Locale } from '@uskalla/domain';

/** What somebody typed, taken apart. */
export interface Entry {
  /** As typed, without what surrounds it: blanks, exclamation marks, an emoji after the word. */
  readonly shown: string;
  /** Its words in lower case; hyphens and apostrophes left out. Empty when there is neither letter nor digit. */
  readonly words: readonly string[];
  /** The same for whatever counts as typed alike. */
  readonly spelling: string;
}

/** Takes an entry apart; `undefined` when nothing of it would be seen. */
export function readEntry(typed: string, locale: Locale): Entry | undefined {
  const text = typed.toWellFormed().normalize('NFC').replace(stackedMarks, '').replace(/\s+/gu, ' ').trim();
  const shown = fromLetterToLetter.exec(text)?.[0];
  if (shown === undefined) {
    const sign = text.replace(unseen, '');
    return sign === '' ? undefined : { shown: text, words: [], spelling: sign };
  }
  const words = shown
    .normalize('NFKC')
    .toLocaleLowerCase(locale)
    .replace(locale === 'en' ? /['’]s(?![\p{L}\p{N}])/gu : /(?!)/u, '')
    .replace(joiners, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
  return { shown, words, spelling: words.join(' ') };
}

const fromLetterToLetter = /[\p{L}\p{N}](?:.*[\p{L}\p{N}\p{M}])?/su;
const mark = '(?:[\\u0300-\\u036f]|[\\u1ab0-\\u1aff]|[\\u1dc0-\\u1dff]|[\\u20d0-\\u20f0])';
/** Marks piled on a letter, where composing left them: none of our languages writes so. */
const stackedMarks = new RegExp(`${mark}{2,}`, 'gu');
/** Within a word: single left-over marks, what is not printed, hyphens and apostrophes. */
const joiners = new RegExp(`${mark}|[\\p{Cf}\\p{Pd}'’´\`]|[\\ufe0e\\ufe0f]`, 'gu');
/** With signs alone, the variation selectors: a heart is a heart in either. */
const unseen = /[\s\p{Cc}]|[\ufe0e\ufe0f]|[\u200b\u200c\u2060\ufeff\u00ad\u3164\u2800]/gu;
