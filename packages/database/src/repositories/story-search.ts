import type { Facts, Locale, StoryRevision } from '@uskalla/domain';
import { sql, type SQL } from 'drizzle-orm';
import { story } from '../schema.ts';

/** PostgreSQL's text search configurations for our languages; all are part of every PostgreSQL. */
const configurations: Record<Locale, string> = { fi: 'finnish', sv: 'swedish', en: 'english' };

/** What people search for has few words; more, or longer ones, only cost. */
const maxWords = 10;
const maxWordLength = 60;

/**
 * The weighted words of a story: the title first, then what went wrong and what was learned (what
 * others come to read), then the rest, then names of place and theme. Each part is kept both as it is
 * written and by the stems of the story's language; titles and names by Finnish stems too, since
 * places are inflected in Finnish searches of a Swedish story.
 */
export function searchVector(language: Locale, revision: StoryRevision, description: string): SQL {
  const answers = (wanted: (question: string) => boolean) =>
    revision.answers
      .filter(({ question }) => wanted(question))
      .map(({ text }) => text)
      .join('\n');
  const isWeighty = (question: string) => question === 'failed' || question === 'learned';
  const about = [description, revision.facts.teller, revision.facts.role, ...revision.names].filter(Boolean).join(' ');
  const part = (text: string, weight: 'A' | 'B' | 'C' | 'D', alsoFinnish: boolean) => {
    const by = [...new Set(['simple', configurations[language], ...(alsoFinnish ? ['finnish'] : [])])];
    const vectors = by.map((configuration) => sql`to_tsvector(${configuration}::regconfig, ${text})`);
    return sql`setweight(${sql.join(vectors, sql` || `)}, ${sql.raw(`'${weight}'`)})`;
  };
  return sql.join(
    [
      part(revision.title, 'A', true),
      part(answers(isWeighty), 'B', false),
      part(
        answers((question) => !isWeighty(question)),
        'C',
        false,
      ),
      part(about, 'D', true),
    ],
    sql` || `,
  );
}

/** All of a story's text in lower case, for parts of compounds that no stemmer finds. */
export function plainText(revision: StoryRevision, description: string): string {
  return [revision.title, ...revision.answers.map(({ text }) => text), description].join('\n').toLocaleLowerCase('fi');
}

/** The words of a query, as typed: letters and digits only, so that nothing in it is syntax. */
export function queryWords(q: string | undefined): string[] {
  const words =
    (q ?? '')
      .slice(0, 1000)
      .normalize('NFC')
      .toLocaleLowerCase('fi')
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words)].slice(0, maxWords).map((word) => word.slice(0, maxWordLength));
}

export type Match = Readonly<{ condition: SQL; rank: SQL<number> }>;

/**
 * How a story matches words: each by the stem any of our languages gives it, or as the beginning of a word
 * (`kokeilu` finds *kokeilukulttuuri*); or all of them somewhere within its text.
 */
export function matchOf(words: readonly string[]): Match {
  const query = sql.join(words.map(wordQuery), sql` && `);
  const within = sql.join(
    words.map((word) => sql`position(${word} in ${story.plain}) > 0`),
    sql` and `,
  );
  return {
    condition: sql`(${story.search} @@ (${query}) or (${within}))`,
    rank: sql<number>`ts_rank_cd(${story.search}, (${query}), 1)`,
  };
}

function wordQuery(word: string): SQL {
  // Letters and digits alone need no escaping within the quotes; short words would begin half the dictionary.
  const lexeme = word.length < 3 ? `'${word}'` : `'${word}':*`;
  const queries = ['simple', ...Object.values(configurations)].map(
    (configuration) => sql`to_tsquery(${configuration}::regconfig, ${lexeme})`,
  );
  return sql`(${sql.join(queries, sql` || `)})`;
}

/** A list's taste of a story: the beginning of its first answer, cut at a word's end. */
export function excerptOf(revision: StoryRevision, maxLength = 240): string {
  const text = (revision.answers[0]?.text ?? '').replace(/\s+/gu, ' ').trim();
  if (text.length <= maxLength) return text;
  const cut = text.slice(0, maxLength);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), maxLength / 2)).toWellFormed()}…`;
}

/** What of a story's row follows from its newest revision. */
export function searchColumns(
  language: Locale,
  revision: StoryRevision,
  describe: (facts: Pick<Facts, 'municipality' | 'theme'>) => string,
) {
  const description = describe(revision.facts);
  return {
    revision: revision.number,
    title: revision.title,
    excerpt: excerptOf(revision),
    municipality: revision.facts.municipality,
    theme: revision.facts.theme,
    stage: revision.facts.stage,
    publishedAt: revision.publishedAt,
    search: searchVector(language, revision, description) as SQL<string>,
    plain: plainText(revision, description),
  };
}
