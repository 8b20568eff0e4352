import { gt, inArray, sql } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { searchWord, story } from '../schema.ts';
import { unpackWords } from './packed-words.ts';

const atOnce = 1_000;

/**
 * Takes out the words that no story has any more: a name that stood in one alone is not to be found among them. Whoever publishes
 * meanwhile waits, so that none is taken away that was just counted on.
 * @returns how many went
 */
export async function pruneWords(db: Handle): Promise<number> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`lock table ${searchWord} in access exclusive mode`);
    const used = new Set<number>();
    for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
      const rows = await tx
        .select({ id: story.id, words: story.words })
        .from(story)
        .where(gt(story.id, after))
        .orderBy(story.id)
        .limit(atOnce);
      for (const { words } of rows) unpackWords(words, (number) => used.add(number));
      const last = rows.at(-1);
      if (!last) break;
      after = last.id;
    }
    const known = await tx.select({ number: searchWord.number }).from(searchWord);
    const unused = known.flatMap(({ number }) => (used.has(number) ? [] : [number]));
    for (let start = 0; start < unused.length; start += atOnce)
      await tx.delete(searchWord).where(inArray(searchWord.number, unused.slice(start, start + atOnce)));
    return unused.length;
  });
}
