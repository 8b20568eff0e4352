import type { Locale } from '@uskalla/domain';
import { readFinnish } from '../finnish/read-finnish.ts';
import { gatherForms } from './gather-forms.ts';
import { capitalsAreUsual, pickLabel, type Spellings } from './pick-label.ts';
import { readEnglish } from './read-english.ts';
import { readEntry } from './read-entry.ts';
import { readSwedish } from './read-swedish.ts';
import type { Reader } from './reading.ts';

/** Entries of a word cloud that are forms of one word, or of one phrase. */
export interface WordGroup {
  /** The form most people typed; of forms typed as often the base form. */
  readonly label: string;
  /** How many entries. */
  readonly count: number;
  /** The forms typed, the most usual first, each once however it was capitalised. */
  readonly forms: readonly string[];
}

/**
 * Groups what people typed for a word cloud, so that inflected forms count together: the biggest group first, then as the
 * language sorts. Which forms belong together is inferred from the forms themselves (decision 16), so a group may split or
 * join when more entries come. Entries without letter or digit, such as emoji, group when they are the same; entries of
 * nothing visible are left out. A phrase groups with the phrase whose words do, one by one, and with the same words written
 * together when somebody wrote them so.
 *
 * The first letter of a label is small unless it seems to be a name: two people at least typed it, all with a capital,
 * while less than half of the other entries have one.
 * @param entries as typed; some thousand short ones take milliseconds
 */
export function groupWords(entries: readonly string[], locale: Locale): WordGroup[] {
  const read = entries.map((entry) => readEntry(entry, locale)).filter((entry) => entry !== undefined);
  const wordOf = wordsByForm([...new Set(read.flatMap(({ words }) => words))].sort(), readers[locale]);
  const byKey = new Map<string, { spellings: Spellings; base: string }>();
  for (const { shown, words, spelling } of read) {
    const whole = words.length > 1 ? wordOf.get(words.join('')) : undefined;
    const parts = whole ? [whole] : words.map((word) => wordOf.get(word) ?? { number: -1, lemma: word });
    const key = words.length === 0 ? spelling : parts.map(({ number }) => number).join(' ');
    const group = byKey.get(key) ?? { spellings: new Map(), base: parts.map(({ lemma }) => lemma).join(' ') };
    byKey.set(key, group);
    const shapes = group.spellings.get(spelling) ?? new Map<string, number>();
    group.spellings.set(spelling, shapes.set(shown, (shapes.get(shown) ?? 0) + 1));
  }
  const { compare } = new Intl.Collator(locale);
  const capitals = capitalsAreUsual(read.map(({ shown }) => shown));
  return [...byKey.values()]
    .map(({ spellings, base }) => pickLabel(spellings, base, capitals, compare))
    .sort((a, b) => b.count - a.count || compare(a.label, b.label));
}

/** Longer than any word of the three languages that people type; such a thing is only ever itself. */
const longestWord = 50;

const readers: Record<Locale, Reader> = { fi: readFinnish, sv: readSwedish, en: readEnglish };

function wordsByForm(forms: readonly string[], reader: Reader) {
  const bounded: Reader = (form) => (form.length > longestWord ? [] : reader(form));
  const byForm = new Map<string, { number: number; lemma: string }>();
  for (const [number, { lemma, forms: members }] of gatherForms(forms, bounded).entries()) {
    for (const form of members) byForm.set(form, { number, lemma });
  }
  return byForm;
}
