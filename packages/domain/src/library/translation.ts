import type { Locale } from '../locale.ts';
import type { StoryRevision } from '../story.ts';

/** The part of a story that is its title; the others are ids of questions. */
export const titlePart = 'title';

/** One part of a story in another language. */
export type PartTranslation = Readonly<{
  language: Locale;
  part: string;
  text: string;
  /** Who translated it, as it is shown. */
  by: string;
  /** What was translated. */
  original: string;
  at: Date;
}>;

/** A part's text as it reads now; `undefined` where the story has no such part. */
export function partOf(revision: Pick<StoryRevision, 'title' | 'answers'>, part: string): string | undefined {
  if (part === titlePart) return revision.title;
  return revision.answers.find(({ question }) => question === part)?.text;
}

/** Whether the original reads otherwise than what was translated. */
export function isStale(
  translation: Pick<PartTranslation, 'part' | 'original'>,
  revision: Pick<StoryRevision, 'title' | 'answers'>,
): boolean {
  return partOf(revision, translation.part) !== translation.original;
}
