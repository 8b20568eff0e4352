import type { Locale } from '@uskalla/domain';
import { baseForms } from '../search/base-forms.ts';
import { countries, everydayNames, neverNames } from './everyday-names.ts';
import type { Finding } from './finding.ts';
import type { NameLists } from './name-lists.ts';

/** A word with a capital, by its places, and what it could be. */
type Word = Readonly<{
  start: number;
  end: number;
  text: string;
  isFirst: boolean;
  isCommonFirst: boolean;
  /** A first name as it stands: of several names only the last bends. */
  isFirstAsIs: boolean;
  isLast: boolean;
  /** It could as well be a word of the language. */
  isEveryday: boolean;
  isPlace: boolean;
  /** The first word of a sentence or line has a capital whatever it is. */
  begins: boolean;
  /** A particle or a title before it, as *von* or *rehtori*. */
  isAfterTitle: boolean;
}>;

/** A capital, then letters; double names with a hyphen are one. */
const capitalised = /(?<![\p{L}\p{N}'’-])\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)*(?![\p{L}\p{N}])/gu;

/** Before a surname alone: whoever is spoken of by title. */
const titles =
  /(?:^|[\s(])(?:herra|rouva|neiti|tohtori|professori|rehtori|opettaja|johtaja|päällikkö|pormestari|kunnanjohtaja|kaupunginjohtaja|toimitusjohtaja|apulaisjohtaja|sihteeri|lääkäri|hoitaja|esimies|puheenjohtaja|valtuutettu|konsultti|von|af|de|herr|fru|rektor|lärare|direktör|doktor|mr|mrs|ms|dr)\s+$/iu;

/**
 * Probable names of people: a first name with a surname beside it, a first name alone, a surname after a title or within a
 * sentence. Words that
 * are names as well as words count where another name stands beside them, places do not count alone.
 * @param isPlace whether a word in lower case is the name of a place
 */
export function findNames(
  text: string,
  locale: Locale,
  lists: NameLists,
  isPlace: (word: string) => boolean,
): Finding[] {
  const words = [...text.matchAll(capitalised)].map((match) => read(match, text, locale, lists, isPlace));
  const findings: Finding[] = [];
  for (let index = 0; index < words.length;) {
    const run = runFrom(words, index, text);
    index += run.length;
    const name = nameIn(run);
    if (!name) continue;
    const start = name[0]?.start ?? 0;
    const end = name.at(-1)?.end ?? start;
    findings.push({ kind: 'name', start, end, text: text.slice(start, end) });
  }
  return findings;
}

function read(
  match: RegExpMatchArray,
  text: string,
  locale: Locale,
  lists: NameLists,
  isPlace: (word: string) => boolean,
): Word {
  const whole = match[0];
  const start = match.index ?? 0;
  const before = text.slice(Math.max(0, start - 40), start);
  // A double name is one where each of its parts is: Anna-Liisa, Virtanen-Korhonen.
  const parts = whole.toLowerCase().split('-');
  const lemmas = parts.map((part, place) => (place === parts.length - 1 ? lemmasOf(part, locale) : [part]));
  const all = (list: ReadonlySet<string>) =>
    !neverNames.has(whole.toLowerCase()) && lemmas.every((forms) => forms.some((form) => list.has(form)));
  const last = lemmas.at(-1) ?? [];
  return {
    start,
    end: start + whole.length,
    text: whole,
    isFirst: all(lists.first),
    isCommonFirst: all(lists.commonFirst),
    isFirstAsIs: parts.every((part) => lists.first.has(part)),
    isLast: all(lists.last),
    isEveryday: parts.length === 1 && last.some((form) => everydayNames.has(form)),
    isPlace: [whole.toLowerCase(), ...last].some((form) => countries.has(form) || isPlace(form)),
    begins: /(?:^|[.!?…:;\n•–—"”»])[\s"”»'’(–—-]*$/u.test(before),
    isAfterTitle: titles.test(before),
  };
}

/** What a form could be a form of. Swedish and English have their genitive alone. */
function lemmasOf(form: string, locale: Locale): string[] {
  const genitive = form.endsWith('s') ? [form.slice(0, -1)] : [];
  // Foreign names bend with an i: Lindströmin, Johanssonille.
  const finnish = baseForms(form, 'fi').flatMap((lemma) =>
    lemma.endsWith('i') ? [lemma, lemma.slice(0, -1)] : [lemma],
  );
  return locale === 'fi' ? [form, ...finnish] : [form, ...genitive];
}

/** Capitalised words that stand side by side, from one on. */
function runFrom(words: readonly Word[], from: number, text: string): Word[] {
  const [first] = words.slice(from, from + 1);
  if (!first) return [];
  const run = [first];
  for (const word of words.slice(from + 1)) {
    const last = run.at(-1);
    if (!last || !/^[ \u00A0]$/.test(text.slice(last.end, word.start))) break;
    run.push(word);
  }
  return run;
}

/** The part of a run that is a name, if any. */
function nameIn(run: readonly Word[]): readonly Word[] | undefined {
  // A first name, perhaps several, and a surname.
  for (const [index, word] of run.entries()) {
    if (!word.isFirstAsIs) continue;
    let end = index + 1;
    while (end < run.length - 1 && run[end]?.isFirstAsIs) end += 1;
    const surname = run[end];
    const isKnown = surname?.isLast === true && !(surname.isPlace && word.isEveryday);
    // An unknown surname after a certain first name is one all the same: there are more than the list has.
    const isLikely = surname !== undefined && !surname.isPlace && !word.isEveryday;
    if (surname && (isKnown || isLikely)) return run.slice(index, end + 1);
  }
  // Lindströmin Pekka, where the surname comes first.
  const reversed = run.findIndex((word, index) => word.isLast && !word.isPlace && run[index + 1]?.isFirst === true);
  if (reversed >= 0) return run.slice(reversed, reversed + 2);
  const alone = run.find(isNameAlone);
  return alone && [alone];
}

function isNameAlone(word: Word): boolean {
  if (word.isAfterTitle && word.isLast) return true;
  if (word.isPlace) return false;
  // Within a sentence a capital means a name, also where the word is a word; at its beginning it means nothing.
  if (word.isFirst && !word.begins) return true;
  if (word.isCommonFirst && !word.isEveryday) return true;
  return word.isLast && !word.begins && !word.isEveryday;
}
