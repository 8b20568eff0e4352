import { isStage, titlePart, type Locale, type Story, type StorySummary } from '@uskalla/domain';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { story, storyRevision, storyTranslation } from '../schema.ts';
import { beginningOf } from '../search/story-passage.ts';
import type { StoryRow } from './story-columns.ts';

/** What of a story is there in a language that is not its own. */
export type Translated = Readonly<{
  language: Locale;
  /** Texts by part: the title, or a question's id. */
  parts: ReadonlyMap<string, string>;
  /** The question whose answer the story begins with. */
  first: string;
}>;

/** Stories as lists show them that looked for no words, in the order of their rows. */
export async function summariesOf(
  db: Handle,
  rows: readonly StoryRow[],
  shownIn: Locale | undefined,
): Promise<StorySummary[]> {
  const translated = await translatedInto(db, rows, shownIn);
  return rows.map((row) => toSummary(row, translated.get(row.id)));
}

/** By id what has been translated of stories into a language; those told in it are not asked for. */
export async function translatedInto(
  db: Handle,
  rows: readonly StoryRow[],
  language: Locale | undefined,
): Promise<Map<string, Translated>> {
  const ids = rows.filter((row) => row.language !== language).map(({ id }) => id);
  if (language === undefined || ids.length === 0) return new Map();
  const found = await db
    .select({
      id: story.id,
      part: storyTranslation.part,
      text: storyTranslation.text,
      first: sql<string>`${storyRevision.answers} -> 0 ->> 'question'`,
    })
    .from(storyTranslation)
    .innerJoin(story, eq(story.id, storyTranslation.storyId))
    .innerJoin(storyRevision, and(eq(storyRevision.storyId, story.id), eq(storyRevision.number, story.revision)))
    .where(and(inArray(storyTranslation.storyId, ids), eq(storyTranslation.language, language)));
  return new Map(
    [...Map.groupBy(found, ({ id }) => id)].map(([id, parts]) => [
      id,
      {
        language,
        first: parts[0]?.first ?? '',
        parts: new Map(parts.map(({ part, text }) => [part, text])),
      },
    ]),
  );
}

export function toSummary(row: StoryRow, translated?: Translated): StorySummary {
  const { slug, municipality, theme, stage, example, publishedAt } = row;
  const language = row.language as Story['language'];
  const title = translated?.parts.get(titlePart);
  const beginning = translated?.parts.get(translated.first);
  return {
    slug,
    title: title ?? row.title,
    titleLanguage: title !== undefined && translated ? translated.language : language,
    language,
    municipality,
    theme,
    stage: isStage(stage) ? stage : null,
    example,
    excerpt: beginning === undefined ? row.excerpt : beginningOf(beginning),
    excerptLanguage: beginning !== undefined && translated ? translated.language : language,
    publishedAt,
    matched: [],
  };
}
