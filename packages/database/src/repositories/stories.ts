import { isStage, type Facts, type Stage, type Story, type StoryRepository, type StoryRevision } from '@uskalla/domain';
import { and, count, desc, eq, isNotNull, isNull, like, or, sql, type SQL } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { draft, story, storyRevision } from '../schema.ts';
import { readCursor, writeCursor } from './story-cursor.ts';
import { matchOf, queryWords, searchColumns } from './story-search.ts';

type Tx = Pick<Handle, 'select' | 'insert' | 'update'>;

export function createStoryRepository(
  db: Handle,
  describe: (facts: Pick<Facts, 'municipality' | 'theme'>) => string,
): StoryRepository {
  async function find(from: Tx, where: SQL): Promise<Story | undefined> {
    const [row] = await from
      .select({ story, revision: storyRevision })
      .from(story)
      .innerJoin(storyRevision, and(eq(storyRevision.storyId, story.id), eq(storyRevision.number, story.revision)))
      .where(where);
    return row && toStory(row.story, row.revision);
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
      const match = isSearch ? matchOf(words) : undefined;
      const rank = match?.rank ?? sql<number>`0::real`;
      const filters = and(
        match?.condition,
        filter.municipality === undefined ? undefined : eq(story.municipality, filter.municipality),
        filter.theme === undefined ? undefined : eq(story.theme, filter.theme),
        filter.stage === undefined ? undefined : eq(story.stage, filter.stage),
      );
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
        await tx
          .insert(story)
          .values({ id, slug, language, example, firstPublishedAt, ...searchColumns(language, revision, describe) });
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
          .set(searchColumns(row.language as Story['language'], revision, describe))
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
