import { inArray, sql } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { libraryChange, story } from '../schema.ts';

type Tx = Pick<Handle, 'select' | 'insert' | 'update'>;

/** The library's number, and its number when a story was last taken away altogether. */
export type LibraryNumber = Readonly<{ number: number; removed: number }>;

/**
 * Gives changed stories the library's next number, by which every process brings its index up to date. Whoever takes a number holds
 * it to the end of the transaction, so numbers come to be seen in their order and none is missed: the last thing a transaction does.
 */
export async function markChanged(tx: Tx, storyIds: readonly string[]): Promise<void> {
  if (storyIds.length === 0) return;
  const change = await nextNumber(tx, {});
  for (let start = 0; start < storyIds.length; start += idsAtOnce) {
    await tx
      .update(story)
      .set({ change })
      .where(inArray(story.id, storyIds.slice(start, start + idsAtOnce)));
  }
}

/** Parameters of one statement are counted in 16 bits. */
const idsAtOnce = 10_000;

/** Notes that stories are gone that an index may have. */
export async function markRemoved(tx: Tx): Promise<void> {
  await nextNumber(tx, { removed: sql`${libraryChange.number} + 1` });
}

async function nextNumber(tx: Tx, more: object): Promise<number> {
  const [row] = await tx
    .insert(libraryChange)
    .values({ id: 1, number: 1, removed: 0 })
    .onConflictDoUpdate({ target: libraryChange.id, set: { number: sql`${libraryChange.number} + 1`, ...more } })
    .returning({ number: libraryChange.number });
  return row?.number ?? 0;
}

export async function libraryNumber(db: Pick<Handle, 'select'>): Promise<LibraryNumber> {
  const [row] = await db.select().from(libraryChange);
  return row ?? { number: 0, removed: 0 };
}
