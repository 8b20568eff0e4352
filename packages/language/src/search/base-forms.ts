import type { Locale } from '@uskalla/domain';
import { readFinnish } from '../finnish/read-finnish.ts';
import { readEnglish } from '../grouping/read-english.ts';
import type { Reader } from '../grouping/reading.ts';
import { readSwedish } from '../grouping/read-swedish.ts';

const readers: Record<Locale, Reader> = { fi: readFinnish, sv: readSwedish, en: readEnglish };

/** Longer than any word of the three languages; such a thing is only ever itself. */
const longestWord = 50;

/** Readings that need a rare ending or paradigm would join words that have nothing to do with each other. */
const leastWeight = 0.55;

/**
 * Every word that a form could be a form of, itself among them. Most don't exist, which does no harm where two forms
 * are compared: forms of one word share its base form, and what doesn't exist is seldom shared (decision 18).
 * @param form in lower case, letters and digits only
 */
export function baseForms(form: string, locale: Locale): string[] {
  if (form.length < 3 || form.length > longestWord || /\d/.test(form)) return [form];
  const lemmas = likelyLemmas(form, locale);
  const verbs = locale === 'fi' ? lemmas.flatMap(verbsOf) : [];
  return [...new Set([form, ...lemmas, ...verbs])];
}

const likelyLemmas = (form: string, locale: Locale) =>
  readers[locale](form)
    .filter(({ weight }) => weight >= leastWeight)
    .map(({ lemma }) => lemma);

/** What a Finnish verbal noun is made of: *varaaminen* of *varata*, *purkaminen* of *purkaa*. */
function verbsOf(lemma: string): string[] {
  const stem = /^(.{2,}[aeiouyäö])minen$/.exec(lemma)?.[1];
  if (stem === undefined) return [];
  const longer = stem + stem.slice(-1);
  return [longer, ...likelyLemmas(stem, 'fi')];
}
