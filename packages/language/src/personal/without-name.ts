import type { Locale } from '@uskalla/domain';
import { baseForms } from '../search/base-forms.ts';

/** A shorter part of a name, as a "de" or an initial, stands for itself in many other words. */
const shortest = 3;
const capitalised = /\p{Lu}[\p{L}\p{M}’'-]*/gu;

/**
 * A text without mentions of somebody, in whatever case of the language: each word with a capital that could be a form of a part of
 * the name gives way to `omission`.
 * @returns the text itself where they are not mentioned
 */
export function withoutName(text: string, name: string, locale: Locale, omission: string): string {
  const parts = new Set(
    name
      .toLowerCase()
      .split(/[^\p{L}\p{M}’']+/u)
      .filter((part) => part.length >= shortest),
  );
  if (parts.size === 0) return text;
  const isOf = (word: string) => {
    const forms = [word, ...word.split('-')].map((each) => each.toLowerCase().replace(/[’']s?$/, ''));
    return forms.some((form) => parts.has(form) || baseForms(form, locale).some((base) => parts.has(base)));
  };
  const without = text.replaceAll(capitalised, (word) => (isOf(word) ? omission : word));
  if (without === text) return text;
  // First and last name go as one.
  return without.replaceAll(new RegExp(`${omission}(\\s+${omission})+`, 'g'), omission);
}
