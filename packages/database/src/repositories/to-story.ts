import type { Story, StoryRevision } from '@uskalla/domain';
import type { storyRevision } from '../schema.ts';
import type { StoryRow } from './story-columns.ts';

/** A story of its row and that of its newest revision. */
export function toStory(row: StoryRow, revision: typeof storyRevision.$inferSelect): Story {
  return {
    id: row.id,
    slug: row.slug,
    language: row.language as Story['language'],
    example: row.example,
    firstPublishedAt: row.firstPublishedAt,
    revision: toRevision(revision),
    changedAt: row.changedAt,
    begunFrom: row.begunFrom,
    thanks: row.thanks,
    withdrawn: row.withdrawnAt && { at: row.withdrawnAt, reason: row.withdrawnReason ?? '' },
  };
}

/** A revision as it is stored, without whose it is. */
export function toRevision({ storyId: _of, ...revision }: typeof storyRevision.$inferSelect): StoryRevision {
  return revision;
}
