import { isStage, type Story, type StorySummary } from '@uskalla/domain';
import type { story } from '../schema.ts';

/** A story as lists show it that looked for no words. */
export function toSummary(row: typeof story.$inferSelect): StorySummary {
  const { slug, title, municipality, theme, stage, example, excerpt, publishedAt } = row;
  return {
    slug,
    title,
    language: row.language as Story['language'],
    municipality,
    theme,
    stage: isStage(stage) ? stage : null,
    example,
    excerpt,
    publishedAt,
    matched: [],
  };
}
