import type { Locale, Story } from '@uskalla/domain';
import { and, eq, inArray } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { storyColumns } from '../repositories/story-columns.ts';
import { toStory } from '../repositories/to-story.ts';
import { story, storyRevision, storyTranslation } from '../schema.ts';
import { searchColumns, type SearchKnowledge } from './story-words.ts';

/**
 * Lays down what stories are found by, of their newest revisions and all that has been translated of them. They are locked first: two
 * that change one story would else each leave out what the other did.
 */
export async function makeFound(
  tx: Pick<Handle, 'select' | 'insert' | 'update'>,
  ids: readonly string[],
  knows: SearchKnowledge,
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .select({ id: story.id })
    .from(story)
    .where(inArray(story.id, [...ids]))
    .orderBy(story.id)
    .for('update');
  const rows = await tx
    .select({ story: storyColumns, revision: storyRevision })
    .from(story)
    .innerJoin(storyRevision, and(eq(storyRevision.storyId, story.id), eq(storyRevision.number, story.revision)))
    .where(inArray(story.id, [...ids]));
  const translated = Map.groupBy(
    await tx
      .select()
      .from(storyTranslation)
      .where(inArray(storyTranslation.storyId, [...ids])),
    ({ storyId }) => storyId,
  );
  const stories: Story[] = rows.map((row) => toStory(row.story, row.revision));
  const columns = await searchColumns(
    tx,
    stories.map(({ id, language, revision }) => ({
      language,
      revision,
      translations: (translated.get(id) ?? []).map((part) => ({ ...part, language: part.language as Locale })),
    })),
    knows,
  );
  for (const [index, { id }] of stories.entries()) {
    await tx
      .update(story)
      .set(columns[index] ?? {})
      .where(eq(story.id, id));
  }
}
