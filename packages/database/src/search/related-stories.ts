import type { Story, StorySummary } from '@uskalla/domain';
import { eq, inArray, sql } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { toSummary } from '../repositories/story-summary.ts';
import { story } from '../schema.ts';
import type { CurrentIndex } from './follow-stories.ts';
import { countIn, unpackWords } from './packed-words.ts';

/** So many of a title's words are looked for, the longest, which tell most. */
const mostWords = 12;
const shortestWord = 4;

/** Stories that tell of something like one: by the words of its title in any form, and by its theme. None at all is better than any. */
export async function relatedTo(
  db: Handle,
  current: () => Promise<CurrentIndex>,
  to: Story,
  limit: number,
): Promise<StorySummary[]> {
  const { index } = await current();
  const words = await titleForms(db, to.id);
  const title = words.map((same) => ({ same, within: [], share: 1 }));
  const ids = index.related(to.id, title, to.revision.facts.theme ?? undefined, limit);
  if (ids.length === 0) return [];
  const rows = await db
    .select()
    .from(story)
    .where(inArray(story.id, [...ids]));
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    return row && row.withdrawnAt === null ? [toSummary(row)] : [];
  });
}

/** For each word of a story's title the numbers of all its forms in the library. */
async function titleForms(db: Handle, id: string): Promise<number[][]> {
  const [row] = await db.select({ words: story.words }).from(story).where(eq(story.id, id));
  const title: number[] = [];
  if (row) unpackWords(row.words, (word, counts) => void (countIn(counts, 'title') > 0 && title.push(word)));
  if (title.length === 0) return [];
  const { rows } = (await db.execute(sql`
    with asked as (
      select number, language, bases from search_word
      where number = any(${sql.param(title)}::int[]) and length(form) >= ${shortestWord}
      order by length(form) desc, number limit ${mostWords}
    )
    select asked.number as asked, other.number as number from asked
    join search_word other on other.language = asked.language and other.bases && asked.bases`)) as unknown as {
    rows: { asked: number; number: number }[];
  };
  const forms = Map.groupBy(rows, ({ asked }) => asked);
  return [...forms.values()].map((same) => same.map(({ number }) => number));
}
