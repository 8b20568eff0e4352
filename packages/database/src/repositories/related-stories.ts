import type { Story, StorySummary } from '@uskalla/domain';
import { and, desc, eq, isNull, ne, sql } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { story } from '../schema.ts';
import { toSummary } from './story-summary.ts';

/** So many of a kind are weighed, however large the library is. */
const maxCandidates = 150;
/** Two stories of one theme are more alike than two that share a word or two. */
const themeShare = 0.4;

/**
 * Stories that tell of something like it: of those with its theme and those with a word of its title, the ones with
 * most of the title's words where they weigh. None at all is better than any.
 */
export async function relatedTo(db: Handle, to: Story, limit: number): Promise<StorySummary[]> {
  const { theme } = to.revision.facts;
  const others = and(ne(story.id, to.id), isNull(story.withdrawnAt));
  const words = await titleWords(db, to.id);
  const sameTheme =
    theme === null
      ? []
      : await db
          .select({ id: story.id })
          .from(story)
          .where(and(others, eq(story.theme, theme)))
          .orderBy(desc(story.publishedAt))
          .limit(maxCandidates);
  const query = sql`${words.map((word) => `'${word}'`).join(' | ')}::tsquery`;
  const sameWords =
    words.length === 0
      ? []
      : await db
          .select({ id: story.id })
          .from(story)
          .where(and(others, sql`${story.search} @@ ${query}`))
          .limit(maxCandidates);
  const ids = [...new Set([...sameTheme, ...sameWords].map(({ id }) => id))];
  if (ids.length === 0) return [];
  const byWords = words.length === 0 ? sql`0::real` : sql`ts_rank(${story.search}, ${query}, 1)`;
  const byTheme =
    theme === null ? sql`0` : sql`(case when ${story.theme} = ${theme} then ${themeShare}::real else 0 end)`;
  const rows = await db
    .select()
    .from(story)
    .where(sql`${story.id} = any(${sql.param(ids)}::uuid[])`)
    .orderBy(desc(sql`${byWords} + ${byTheme}`), desc(story.publishedAt), desc(story.id))
    .limit(limit);
  return rows.map(toSummary);
}

/**
 * The telling words of a story's title, as its search text has them: the longest, and letters alone, which need no escaping.
 * (What a letter is, PostgreSQL would ask its locale.)
 */
async function titleWords(db: Handle, id: string): Promise<string[]> {
  const { rows } = (await db.execute(
    sql`select lexeme from story, unnest(search) where id = ${id} and 'A' = any(weights) and length(lexeme) >= 5 order by length(lexeme) desc limit 20`,
  )) as unknown as { rows: { lexeme: string }[] };
  return rows.map(({ lexeme }) => lexeme).filter((lexeme) => /^\p{L}+$/u.test(lexeme));
}
