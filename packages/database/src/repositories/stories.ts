import { type Facts, type Story, type StoryRepository, type StoryRevision } from '@uskalla/domain';
import { and, eq, isNull, like, lt, or, sql, type SQL } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { draft, story, storyRevision } from '../schema.ts';
import { createStoryLists } from './story-lists.ts';
import { storeWords, type BaseForms } from './search-words.ts';
import { searchColumns, searchTexts, searchVersion } from './story-search.ts';

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
    ...createStoryLists(db, knows.baseForms),
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
        const { id, language, example, firstPublishedAt, revision, begunFrom = null } = made;
        await tx.insert(story).values({
          id,
          slug,
          language,
          example,
          firstPublishedAt,
          begunFrom,
          changedAt: revision.publishedAt,
          ...(await makeSearchable(tx, language, revision, knows)),
        });
        await tx.insert(storyRevision).values(revisionRow(id, revision));
        if (draftId !== null) {
          await tx
            .update(draft)
            .set({ storyId: id })
            .where(and(eq(draft.id, draftId), isNull(draft.storyId)));
        }
        return { ...made, slug, begunFrom, changedAt: revision.publishedAt, thanks: 0, withdrawn: null };
      }),

    addRevision: (storyId, revision) =>
      db.transaction(async (tx) => {
        const [row] = await tx.select().from(story).where(eq(story.id, storyId)).for('update');
        if (!row || row.revision !== revision.number - 1) return false;
        await tx.insert(storyRevision).values(revisionRow(storyId, revision));
        await tx
          .update(story)
          .set({
            ...(await makeSearchable(tx, row.language as Story['language'], revision, knows)),
            changedAt: revision.publishedAt,
            // What an ambassador read, or asked to be changed, was another text.
            reviewedAt: null,
            changeAsked: null,
          })
          .where(eq(story.id, storyId));
        return true;
      }),

    async removeExamples() {
      return (await db.delete(story).where(eq(story.example, true)).returning({ id: story.id })).length;
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

/** A story of its row and that of its newest revision. */
export function toStory(row: typeof story.$inferSelect, revision: typeof storyRevision.$inferSelect): Story {
  const { storyId: _of, ...rest } = revision;
  return {
    id: row.id,
    slug: row.slug,
    language: row.language as Story['language'],
    example: row.example,
    firstPublishedAt: row.firstPublishedAt,
    revision: rest,
    changedAt: row.changedAt,
    begunFrom: row.begunFrom,
    thanks: row.thanks,
    withdrawn: row.withdrawnAt && { at: row.withdrawnAt, reason: row.withdrawnReason ?? '' },
  };
}
