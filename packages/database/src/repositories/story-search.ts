import type { Locale, StoryRevision } from '@uskalla/domain';
import { sql, type SQL } from 'drizzle-orm';
import { story } from '../schema.ts';
import { wordsOf, type AskedWord } from './search-words.ts';
import { cutAt, hitsOf, type IsHit } from './story-passage.ts';

/** PostgreSQL's text search configurations for our languages; all are part of every PostgreSQL. */
const configurations: Record<Locale, string> = { fi: 'finnish', sv: 'swedish', en: 'english' };

/** What people search for has few words; more, or longer ones, only cost. */
const maxWords = 10;
const maxWordLength = 60;

/** Grows when the rules by which stories are found change: what was made by older ones is made again. */
export const searchVersion = 1;

/**
 * The weighted words of a story: the title first, then what went wrong and what was learned (what
 * others come to read), then the rest, then names of place and theme. Each part is kept both as it is
 * written and by the stems of the story's language; titles and names by Finnish stems too, since
 * places are inflected in Finnish searches of a Swedish story.
 */
export function searchVector(language: Locale, revision: StoryRevision, description: string): SQL {
  return sql.join(
    [
      titleVector(language, revision),
      weighted(language, answersOf(revision, isWeighty), 'B', false),
      weighted(
        language,
        answersOf(revision, (question) => !isWeighty(question)),
        'C',
        false,
      ),
      weighted(language, aboutOf(revision, description), 'D', true),
    ],
    sql` || `,
  );
}

const titleVector = (language: Locale, { title }: StoryRevision) => weighted(language, title, 'A', true);

function weighted(language: Locale, text: string, weight: 'A' | 'B' | 'C' | 'D', alsoFinnish: boolean): SQL {
  const by = [...new Set(['simple', configurations[language], ...(alsoFinnish ? ['finnish'] : [])])];
  // The words as we read them: PostgreSQL would take "3,5" or an address for one, and small letters by its own locale.
  const words = wordsOf(text).join(' ');
  const vectors = by.map((configuration) => sql`to_tsvector(${configuration}::regconfig, ${words})`);
  return sql`setweight(${sql.join(vectors, sql` || `)}, ${sql.raw(`'${weight}'`)})`;
}

/** The texts whose words are remembered, in the languages they are looked for in: title and names in Finnish too. */
export function searchTexts(
  language: Locale,
  revision: StoryRevision,
  description: string,
): { language: Locale; text: string }[] {
  const names = `${revision.title} ${aboutOf(revision, description)}`;
  return [
    { language, text: `${names} ${answersOf(revision, () => true)}` },
    ...(language === 'fi' ? [] : [{ language: 'fi' as const, text: names }]),
  ];
}

const isWeighty = (question: string) => question === 'failed' || question === 'learned';

const answersOf = (revision: StoryRevision, wanted: (question: string) => boolean) =>
  revision.answers
    .filter(({ question }) => wanted(question))
    .map(({ text }) => text)
    .join('\n');

const aboutOf = (revision: StoryRevision, description: string) =>
  [description, revision.facts.teller, revision.facts.role, ...revision.names].filter(Boolean).join(' ');

/** The words of a query, as typed. */
export function queryWords(q: string | undefined): string[] {
  const words = wordsOf((q ?? '').slice(0, 1000));
  return [...new Set(words)].slice(0, maxWords).map((word) => word.slice(0, maxWordLength));
}

export type Match = Readonly<{
  condition: SQL;
  /** The same of the title alone. */
  inTitle: SQL;
  rank: SQL<number>;
  isHit: IsHit;
}>;

/** How many of the words a story has to have. */
export type Wanted = 'all' | 'all but one' | 'any';

/** A compound with a word says less about it than the word itself. */
const compoundShare = 0.3;

/**
 * How a story matches words: each by its forms in the library, by the stem any of our languages gives it, as
 * the beginning of a word (`kokeilu` finds *kokeilukulttuuri*), or within a compound (`palvelut`, *vanhuspalveluissa*).
 * @param wanted where a story need not have all of the words, those with most of them come first
 */
export function matchOf(words: readonly AskedWord[], wanted: Wanted): Match {
  const queries = words.map(({ word, same, within }) => ({
    narrow: anyOf([...stemmed(word, ''), ...literal(same)]),
    wide: anyOf([...stemmed(word, word.length < 3 ? '' : ':*'), ...literal([...same, ...within])]),
    // A word of two letters is a conjunction more often than not.
    share: word.length < 3 ? 0.1 : 1,
  }));
  const [narrow, wide] = (['narrow', 'wide'] as const).map((kind) =>
    together(
      queries.map((query) => query[kind]),
      wanted,
    ),
  ) as [SQL, SQL];
  const places = sql`ts_rank(${story.search}, ${narrow}, 1) + ${compoundShare}::real * ts_rank(${story.search}, ${wide}, 1)`;
  const covered = sql.join(
    queries.map(
      (query) =>
        sql`${query.share}::real * (case when ${story.search} @@ ${query.narrow} then 1 when ${story.search} @@ ${query.wide} then 0.8 else 0 end)`,
    ),
    sql` + `,
  );
  return {
    isHit: hitsOf(words),
    condition: sql`${story.search} @@ ${wide}`,
    inTitle: sql`${story.titleSearch} @@ ${wide}`,
    rank:
      wanted === 'all'
        ? sql<number>`((${places}) * ${worth})::real`
        : sql<number>`(${covered} + (${places}) / (1 + ${places}) * ${worth})::real`,
  };
}

/**
 * What counts beside the words, so that of two stories alike in them the newer and the more used one is first: a year is worth
 * three hundredths, ten times as many thanks a tenth. Not by the time now: a page of a list must follow on the one before it.
 */
const worth = sql`(1 + 0.03 * greatest(0, extract(epoch from ${story.publishedAt} - '2020-01-01'::timestamptz) / 31557600)) * (1 + 0.1 * log(1 + ${story.thanks}))`;

function together(queries: readonly SQL[], wanted: Wanted): SQL {
  const all = (some: readonly SQL[]) => sql`(${sql.join([...some], sql` && `)})`;
  if (wanted === 'all') return all(queries);
  if (wanted === 'any') return anyOf(queries);
  return anyOf(queries.map((_, left) => all(queries.filter((__, index) => index !== left))));
}

const anyOf = (queries: readonly SQL[]) => sql`(${sql.join([...queries], sql` || `)})`;

// Letters and digits alone need no escaping within the quotes; short words would begin half the dictionary.
const stemmed = (word: string, ending: string) =>
  ['simple', ...Object.values(configurations)].map(
    (configuration) => sql`to_tsquery(${configuration}::regconfig, ${`'${word}'${ending}`})`,
  );

const literal = (forms: readonly string[]) =>
  forms.length === 0 ? [] : [sql`${[...new Set(forms)].map((form) => `'${form}'`).join(' | ')}::tsquery`];

/** A list's taste of a story: the beginning of its first answer, cut at a word's end. */
export function excerptOf(revision: StoryRevision, maxLength = 240): string {
  const text = (revision.answers[0]?.text ?? '').replace(/\s+/gu, ' ').trim();
  return cutAt(text, maxLength);
}

/** What of a story's row follows from its newest revision. */
export function searchColumns(language: Locale, revision: StoryRevision, description: string) {
  return {
    revision: revision.number,
    title: revision.title,
    excerpt: excerptOf(revision),
    municipality: revision.facts.municipality,
    theme: revision.facts.theme,
    stage: revision.facts.stage,
    publishedAt: revision.publishedAt,
    search: searchVector(language, revision, description) as SQL<string>,
    titleSearch: titleVector(language, revision) as SQL<string>,
    searchVersion,
  };
}
