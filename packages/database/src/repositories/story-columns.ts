import { getTableColumns } from 'drizzle-orm';
import { story } from '../schema.ts';

const { words: _of, ...columns } = getTableColumns(story);

/** What is read of a story: all but what it is found by, which is as large as its text and for the index alone. */
export const storyColumns = columns;
export type StoryRow = Omit<typeof story.$inferSelect, 'words'>;
