import type { Locale, Story, StorySummary } from '@uskalla/domain';
import { inArray, sql } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { storyColumns } from '../repositories/story-columns.ts';
import { summariesOf } from '../repositories/story-summary.ts';
import { searchWord, story } from '../schema.ts';
import type { CurrentIndex } from './follow-stories.ts';
import { cutWord, wordsOf } from './words.ts';

/** So many of a title's words are looked for, the longest, which tell most. */
const mostWords = 12;
const shortestWord = 4;

/** Stories that tell of something like one: by the words of its title in any form, and by its theme. None at all is better than any. */
export async function relatedTo(
  db: Handle,
  current: () => Promise<CurrentIndex>,
  to: Story,
  limit: number,
  shownIn: Locale | undefined,
): Promise<StorySummary[]> {
  const { index } = await current();
  const words = await titleForms(db, to);
  const title = words.map((same) => ({ same, within: [], share: 1 }));
  const ids = index.related(to.id, title, to.revision.facts.theme ?? undefined, limit);
  if (ids.length === 0) return [];
  const rows = await db
    .select(storyColumns)
    .from(story)
    .where(inArray(story.id, [...ids]));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const told = ids.flatMap((id) => byId.get(id) ?? []).filter(({ withdrawnAt }) => withdrawnAt === null);
  return summariesOf(db, told, shownIn);
}

/** For each word of a story's title the numbers of all its forms in the library. */
async function titleForms(db: Handle, { language, revision }: Story): Promise<number[][]> {
  const forms = wordsOf(revision.title).filter(({ length }) => length >= shortestWord);
  const longest = [...new Set(forms.map(cutWord))].sort((a, b) => b.length - a.length).slice(0, mostWords);
  if (longest.length === 0) return [];
  const { rows } = (await db.execute(sql`
    select asked.number as asked, other.number as number from ${searchWord} asked
    join ${searchWord} other on other.language = asked.language and other.bases && asked.bases
    where asked.language = any(${sql.param([...new Set([language, 'fi'])])}::text[])
      and asked.form = any(${sql.param(longest)}::text[])`)) as unknown as {
    rows: { asked: number; number: number }[];
  };
  const same = Map.groupBy(rows, ({ asked }) => asked);
  return [...same.values()].map((those) => those.map(({ number }) => number));
}
