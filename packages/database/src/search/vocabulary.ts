import { locales, type Locale } from '@uskalla/domain';
import { and, eq, inArray, like, or, sql, type SQL } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { searchWord } from '../schema.ts';
import { editDistance } from './edit-distance.ts';

/** Every word a form (in lower case) could be a form of, itself among them; see the language package. */
export type BaseForms = (form: string, language: Locale) => string[];

/** A word of a query, with the forms of the library it stands for. All are letters and digits alone. */
export type AskedWord = Readonly<{
  word: string;
  /** Forms of the same word. */
  same: readonly Form[];
  /** Compounds with it, and words that begin with it. */
  within: readonly Form[];
}>;

/** A form in the library, and the number by which stories have it. */
export type Form = Readonly<{ form: string; number: number }>;

/** A form in one of the languages. */
export type Word = Readonly<{ language: Locale; form: string }>;

/** Parameters of one statement are counted in 16 bits; three for each word. */
const wordsAtOnce = 5_000;

/**
 * Remembers words, so that searches find their other forms.
 * @returns the number of each
 */
export async function storeWords(
  db: Pick<Handle, 'select' | 'insert'>,
  words: readonly Word[],
  baseForms: BaseForms,
): Promise<(word: Word) => number> {
  const numbers = new Map<string, number>();
  const keyOf = ({ language, form }: Word) => `${language} ${form}`;
  for (const language of locales) {
    const forms = [...new Set(words.filter((word) => word.language === language).map(({ form }) => form))];
    // Two stories that are published at once lay in their new words in one order, and so don't wait for each other in a ring.
    forms.sort();
    for (let start = 0; start < forms.length; start += wordsAtOnce) {
      const some = forms.slice(start, start + wordsAtOnce);
      const known = new Map(
        (
          await db
            .select()
            .from(searchWord)
            .where(and(eq(searchWord.language, language), inArray(searchWord.form, some)))
        ).map((row) => [row.form, row]),
      );
      for (const { form, number } of known.values()) numbers.set(keyOf({ language, form }), number);
      // Known ones are not laid in again, though that would do no harm: each try costs a number.
      const rows = some
        .map((form) => ({ language, form, bases: baseForms(form, language) }))
        .filter(({ form, bases }) => !isSameList(known.get(form)?.bases, bases));
      if (rows.length === 0) continue;
      const laid = await db
        .insert(searchWord)
        .values(rows)
        .onConflictDoUpdate({
          target: [searchWord.language, searchWord.form],
          set: { bases: sql.raw(`excluded.${searchWord.bases.name}`) },
        })
        .returning({ form: searchWord.form, number: searchWord.number });
      for (const { form, number } of laid) numbers.set(keyOf({ language, form }), number);
    }
  }
  return (word) => {
    const number = numbers.get(keyOf(word));
    if (number === undefined) throw new Error('a word that was not to be stored');
    return number;
  };
}

const isSameList = (one: readonly string[] | undefined, other: readonly string[]) =>
  one?.length === other.length && one.every((value, index) => value === other[index]);

/** A word within others has to be this long, or it would be within half of them. */
const shortestPart = 4;
/** What is typed is searched for before it is whole: `kokei` finds *kokeilu*. */
const shortestBeginning = 3;
const mostForms = 200;
const mostCompounds = 500;
const mostLookalikes = 60;

/**
 * The forms of the library that a word of a query stands for. Where it has none: those of the word most like it, else of what it
 * is put together from (*päästölaskenta*: *päästö*, *laskenta*; *forssalainen*: *Forssa*).
 */
export async function lookUp(db: Handle, word: string, baseForms: BaseForms): Promise<AskedWord> {
  const found = await formsOf(db, [word], baseForms);
  if (found.same.length > 0 || found.within.length > 0 || word.length < shortestPart) return { word, ...found };
  const meant = await mostAlike(db, word, baseForms);
  if (meant.length > 0) return { word, ...(await formsOf(db, meant, baseForms)) };
  const parts = await partsOf(db, word, baseForms);
  if (parts.length === 0) return { word, ...found };
  const { same, within } = await formsOf(db, parts, baseForms);
  return { word, same: [], within: [...same, ...within] };
}

/** The longest known words that a word begins and ends with. */
async function partsOf(db: Handle, word: string, baseForms: BaseForms): Promise<string[]> {
  const lengths = Array.from({ length: Math.max(0, word.length - 2 * shortestPart + 2) }, (_, i) => i + shortestPart);
  const withBases = (parts: string[]) => parts.map((part) => ({ part, bases: allBases(part, baseForms) }));
  const heads = withBases(lengths.map((length) => word.slice(0, length)));
  const tails = withBases(lengths.map((length) => word.slice(-length)));
  const known = await knownOf(db, [...new Set([...heads, ...tails].flatMap(({ bases }) => bases))]);
  const longestKnown = (parts: typeof heads) => parts.findLast(({ bases }) => bases.some((base) => known.has(base)));
  const [head, tail] = [longestKnown(heads)?.part, longestKnown(tails)?.part];
  return [head, tail].filter((part) => part !== undefined);
}

/** Those of some words that a form of the library could be a form of. */
async function knownOf(db: Handle, words: readonly string[]): Promise<Set<string>> {
  if (words.length === 0) return new Set();
  const rows = await db
    .select({ bases: searchWord.bases })
    .from(searchWord)
    .where(sql`${searchWord.bases} && ${textArray(words)}`)
    .limit(mostCompounds * 10);
  return new Set(rows.flatMap(({ bases }) => bases));
}

const allBases = (word: string, baseForms: BaseForms) => locales.flatMap((language) => baseForms(word, language));

async function formsOf(
  db: Handle,
  words: readonly string[],
  baseForms: BaseForms,
): Promise<{ same: Form[]; within: Form[] }> {
  const bases = (language: Locale) => [...new Set(words.flatMap((word) => baseForms(word, language)))];
  const parts = leastParts(
    locales.flatMap((language) => bases(language)).filter((base) => base.length >= shortestPart),
  );
  const beginnings = words.filter((word) => word.length >= shortestBeginning);
  const [same, within] = await Promise.all([
    select(db, or(...locales.map((language) => sharesBase(language, bases(language)))), mostForms),
    parts.length === 0 && beginnings.length === 0
      ? []
      : select(
          db,
          or(
            ...parts.map((part) => like(searchWord.form, `%${part}%`)),
            ...beginnings.map((beginning) => like(searchWord.form, `${beginning}%`)),
          ),
          mostCompounds,
        ),
  ]);
  const isSame = new Set(same.map(({ number }) => number));
  return { same, within: within.filter(({ number }) => !isSame.has(number)) };
}

const select = (db: Handle, where: SQL | undefined, limit: number): Promise<Form[]> =>
  db
    .select({ form: searchWord.form, number: searchWord.number })
    .from(searchWord)
    .where(where)
    .orderBy(sql`length(${searchWord.form})`, searchWord.form)
    .limit(limit);

const sharesBase = (language: Locale, bases: readonly string[]) =>
  and(eq(searchWord.language, language), sql`${searchWord.bases} && ${textArray(bases)}`);

const textArray = (values: readonly string[]) =>
  sql`array[${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )}]::text[]`;

/** What contains another of them is found by that one. */
function leastParts(words: readonly string[]): string[] {
  const least: string[] = [];
  for (const word of [...new Set(words)].sort((a, b) => a.length - b.length)) {
    if (!least.some((shorter) => word.includes(shorter))) least.push(word);
  }
  return least;
}

/**
 * The words of the library a misspelt one is nearest to, by what either could be a form of: of the words that share most
 * trigrams, those with the fewest letters wrong, one at most in a short word.
 */
async function mostAlike(db: Handle, word: string, baseForms: BaseForms): Promise<string[]> {
  const typed = [...new Set(allBases(word, baseForms))];
  const rows = await db
    .select({ form: searchWord.form, bases: searchWord.bases })
    .from(searchWord)
    .where(sql`${searchWord.form} % ${word}`)
    .orderBy(sql`similarity(${searchWord.form}, ${word}) desc`)
    .limit(mostLookalikes);
  const distances = rows.map(({ form, bases }) => ({ form, distance: nearest(typed, bases) }));
  const least = Math.min(...distances.map(({ distance }) => distance));
  if (least > mostWrong) return [];
  return [...new Set(distances.filter(({ distance }) => distance === least).map(({ form }) => form))].slice(0, 5);
}

const mostWrong = 2;

function nearest(typed: readonly string[], bases: readonly string[]): number {
  let least = mostWrong + 1;
  for (const mine of typed) {
    for (const base of bases) {
      const allowed = Math.min(mine.length, base.length) < 6 ? 1 : mostWrong;
      const distance = editDistance(mine, base, allowed);
      if (distance <= allowed) least = Math.min(least, distance);
    }
  }
  return least;
}
