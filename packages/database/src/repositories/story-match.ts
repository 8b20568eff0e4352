import { and, type SQL } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { story } from '../schema.ts';
import { lookUp, type BaseForms } from './search-words.ts';
import { matchOf, queryWords, type Match, type Wanted } from './story-search.ts';

/** What the words of a query find; `nothing` for a query of signs alone, which must not find everything. */
export async function matchFor(
  db: Handle,
  q: string | undefined,
  narrowed: SQL | undefined,
  baseForms: BaseForms,
): Promise<Match | undefined | 'nothing'> {
  const words = queryWords(q);
  if (words.length === 0) return (q ?? '').trim() === '' ? undefined : 'nothing';
  const asked = await Promise.all(words.map((word) => lookUp(db, word, baseForms)));
  if (asked.length === 1) return matchOf(asked, 'all');
  // Stories with fewer of the words are shown only where none has more of them.
  const most: Wanted[] = asked.length > 2 ? ['all', 'all but one'] : ['all'];
  for (const wanted of most) {
    const match = matchOf(asked, wanted);
    const [found] = await db.select({ id: story.id }).from(story).where(and(match.condition, narrowed)).limit(1);
    if (found) return match;
  }
  return matchOf(asked, 'any');
}
