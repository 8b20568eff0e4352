import { isStage, type Facts, type Stage, type Story, type StoryRepository, type StoryRevision } from '@uskalla/domain';
import { and, count, desc, eq, isNotNull, isNull, like, lt, or, sql, type SQL } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { draft, story, storyRevision } from '../schema.ts';
import { readCursor, writeCursor } from './story-cursor.ts';
import { lookUp, storeWords, type AskedWord, type BaseForms } from './search-words.ts';
import { matchOf, queryWords, searchColumns, searchTexts, searchVersion, type Match } from './story-search.ts';

type Tx = Pick<Handle, 'select' | 'insert' | 'update'>;

/** What a story is found by beyond the letters of its text. */
export type SearchKnowledge = Readonly<{
  /** Names of its place and theme in all languages. */
  describe: (facts: Pick<Facts, 'municipality' | 'theme'>) => string;
  /** Every word a form could be a form of, itself among them. */
  baseForms: BaseForms;
}>;

export function createStoryRepository(db: Handle, knows: SearchKnowledge): StoryRepository {
  async function find(from: Tx, where: SQL): Promise<Story | undefined> {
    const [row] = await from
      .select({ story, revision: storyRevision })
      .from(story)
      .innerJoin(storyRevision, and(eq(storyRevision.storyId, story.id), eq(storyRevision.number, story.revision)))
      .where(where);
    return row && toStory(row.story, row.revision);
  }

  /** Stories with all of the words, or with any of them where none has all. */
  async function matchFor(asked: readonly AskedWord[], narrowed: SQL | undefined): Promise<Match> {
    const all = matchOf(asked, 'all');
    if (asked.length === 1) return all;
    const [one] = await db.select({ id: story.id }).from(story).where(and(all.condition, narrowed)).limit(1);
    return one ? all : matchOf(asked, 'any');
  }

  /** A slug nobody has: the wished one, or with the next number behind it. */
  async function freeSlug(from: Tx, wished: string): Promise<string> {
    const base = wished || 'tarina';
    const taken = await from
      .select({ slug: story.slug })
      .from(story)
      .where(or(eq(story.slug, base), like(story.slug, `${base}-%`)));
    const slugs = new Set(taken.map(({ slug }) => slug));
    let slug = base;
    for (let number = 2; slugs.has(slug); number++) slug = `${base}-${number}`;
    return slug;
  }

  return {
    async search(filter) {
      const words = queryWords(filter.q);
      const isSearch = words.length > 0;
      // A query of nothing but signs is a query that finds nothing, not the whole library.
      if (!isSearch && (filter.q ?? '').trim() !== '') return { items: [], next: null, total: 0 };
      const asked = isSearch ? await Promise.all(words.map((word) => lookUp(db, word, knows.baseForms))) : [];
      const narrowed = and(
        filter.municipality === undefined ? undefined : eq(story.municipality, filter.municipality),
        filter.theme === undefined ? undefined : eq(story.theme, filter.theme),
        filter.stage === undefined ? undefined : eq(story.stage, filter.stage),
      );
      const match = isSearch ? await matchFor(asked, narrowed) : undefined;
      const rank = match?.rank ?? sql<number>`0::real`;
      const filters = and(match?.condition, narrowed);
      const after = filter.cursor === undefined ? undefined : readCursor(filter.cursor);
      const further =
        after &&
        sql`(${rank}, ${story.publishedAt}, ${story.id}) < (${after.rank}::real, ${after.publishedAt}::timestamptz, ${after.id}::uuid)`;
      const [rows, [all]] = await Promise.all([
        db
          .select({ story, rank: sql<string>`(${rank})::text` })
          .from(story)
          .where(and(filters, further))
          .orderBy(desc(rank), desc(story.publishedAt), desc(story.id))
          .limit(filter.limit + 1),
        db.select({ total: count() }).from(story).where(filters),
      ]);
      const page = rows.slice(0, filter.limit);
      const last = rows.length > filter.limit ? page.at(-1) : undefined;
      return {
        items: page.map(({ story: row }) => ({
          slug: row.slug,
          title: row.title,
          language: row.language as Story['language'],
          municipality: row.municipality,
          theme: row.theme,
          stage: row.stage as Stage | null,
          example: row.example,
          excerpt: row.excerpt,
          publishedAt: row.publishedAt,
        })),
        next: last
          ? writeCursor({ rank: last.rank, publishedAt: last.story.publishedAt.toISOString(), id: last.story.id })
          : null,
        total: all?.total ?? 0,
      };
    },
    // PostgreSQL takes no NUL in text: such a slug is nobody's.
    bySlug: (slug) => (slug.includes('\0') ? Promise.resolve(undefined) : find(db, eq(story.slug, slug))),
    byId: (id) => find(db, eq(story.id, id)),

    publish: (made, wishedSlug, draftId) =>
      db.transaction(async (tx) => {
        // Publishing is rare: one at a time, so that two stories of one name get two slugs.
        await tx.execute(sql`lock table ${story} in share row exclusive mode`);
        if (draftId !== null) {
          const [row] = await tx
            .select({ storyId: draft.storyId })
            .from(draft)
            .where(eq(draft.id, draftId))
            .for('update');
          const already = row?.storyId ? await find(tx, eq(story.id, row.storyId)) : undefined;
          if (already) return already;
        }
        const slug = await freeSlug(tx, wishedSlug);
        const { id, language, example, firstPublishedAt, revision } = made;
        await tx.insert(story).values({
          id,
          slug,
          language,
          example,
          firstPublishedAt,
          ...(await makeSearchable(tx, language, revision, knows)),
        });
        await tx.insert(storyRevision).values(revisionRow(id, revision));
        if (draftId !== null) {
          await tx
            .update(draft)
            .set({ storyId: id })
            .where(and(eq(draft.id, draftId), isNull(draft.storyId)));
        }
        return { ...made, slug };
      }),

    addRevision: (storyId, revision) =>
      db.transaction(async (tx) => {
        const [row] = await tx.select().from(story).where(eq(story.id, storyId)).for('update');
        if (!row || row.revision !== revision.number - 1) return false;
        await tx.insert(storyRevision).values(revisionRow(storyId, revision));
        await tx
          .update(story)
          .set(await makeSearchable(tx, row.language as Story['language'], revision, knows))
          .where(eq(story.id, storyId));
        return true;
      }),

    async removeExamples() {
      return (await db.delete(story).where(eq(story.example, true)).returning({ id: story.id })).length;
    },

    async facets() {
      const [municipalities, themes, stages] = await Promise.all([
        db.selectDistinct({ value: story.municipality }).from(story),
        db.selectDistinct({ value: story.theme }).from(story).where(isNotNull(story.theme)),
        db.selectDistinct({ value: story.stage }).from(story).where(isNotNull(story.stage)),
      ]);
      return {
        municipalities: municipalities.map(({ value }) => value),
        themes: themes.flatMap(({ value }) => (value === null ? [] : [value])),
        stages: stages.flatMap(({ value }) => (isStage(value) ? [value] : [])),
      };
    },
  };
}

/** Remembers a story's words. @returns what of its row follows from the revision */
async function makeSearchable(
  tx: Pick<Handle, 'insert'>,
  language: Story['language'],
  revision: StoryRevision,
  { describe, baseForms }: SearchKnowledge,
) {
  const description = describe(revision.facts);
  await storeWords(tx, searchTexts(language, revision, description), baseForms);
  return searchColumns(language, revision, description);
}

const storiesAtOnce = 100;

/**
 * Makes stories found by the rules of today that were stored by earlier ones. Some at a time, each time in one transaction: it
 * goes on where it was stopped, and several processes share the work.
 * @returns how many it made again
 */
export async function refreshSearch(db: Handle, knows: SearchKnowledge): Promise<number> {
  for (let done = 0; ;) {
    const made = await db.transaction(async (tx) => {
      const rows = await tx
        .select({ story, revision: storyRevision })
        .from(story)
        .innerJoin(storyRevision, and(eq(storyRevision.storyId, story.id), eq(storyRevision.number, story.revision)))
        .where(lt(story.searchVersion, searchVersion))
        .orderBy(story.id)
        .limit(storiesAtOnce)
        .for('update', { of: story, skipLocked: true });
      for (const row of rows) {
        const { id, language, revision } = toStory(row.story, row.revision);
        const columns = await makeSearchable(tx, language, revision, knows);
        await tx.update(story).set(columns).where(eq(story.id, id));
      }
      return rows.length;
    });
    if (made === 0) return done;
    done += made;
  }
}

function revisionRow(storyId: string, revision: StoryRevision): typeof storyRevision.$inferInsert {
  const { number, title, answers, facts, names, provenance, publishedAt } = revision;
  return { storyId, number, title, answers: [...answers], facts, names: [...names], provenance, publishedAt };
}

function toStory(row: typeof story.$inferSelect, revision: typeof storyRevision.$inferSelect): Story {
  const { storyId: _of, ...rest } = revision;
  return {
    id: row.id,
    slug: row.slug,
    language: row.language as Story['language'],
    example: row.example,
    firstPublishedAt: row.firstPublishedAt,
    revision: rest,
  };
}
