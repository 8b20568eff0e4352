import { type NewStory, type Story, type StoryRepository, type StoryRevision } from '@uskalla/domain';
import { and, eq, inArray, isNull, like, lt, or, sql, type SQL } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { draft, story, storyRevision } from '../schema.ts';
import type { CurrentIndex } from '../search/follow-stories.ts';
import { markChanged, markRemoved } from '../search/library-change.ts';
import { makeFound } from '../search/make-found.ts';
import { createStoryLists } from '../search/story-lists.ts';
import { searchColumns, searchVersion, type SearchKnowledge } from '../search/story-words.ts';
import type { BaseForms } from '../search/vocabulary.ts';
import { erasedMark, erasedSlug } from './erased-slug.ts';
import { storyColumns } from './story-columns.ts';
import { toStory } from './to-story.ts';

type Tx = Pick<Handle, 'select' | 'insert' | 'update'>;

export function createStoryRepository(
  db: Handle,
  knows: SearchKnowledge,
  current: () => Promise<CurrentIndex>,
): StoryRepository {
  async function find(from: Tx, where: SQL): Promise<Story | undefined> {
    const [row] = await from
      .select({ story: storyColumns, revision: storyRevision })
      .from(story)
      .innerJoin(storyRevision, and(eq(storyRevision.storyId, story.id), eq(storyRevision.number, story.revision)))
      .where(where);
    return row && toStory(row.story, row.revision);
  }

  async function insert(tx: Tx, made: readonly Readonly<{ story: NewStory; slug: string }>[], using: SearchKnowledge) {
    const columns = await searchColumns(
      tx,
      made.map(({ story: told }) => told),
      using,
    );
    const rows = made.flatMap(({ story: told, slug }, index) => {
      const { id, language, example, firstPublishedAt, begunFrom = null } = told;
      const found = columns[index];
      return found
        ? [{ id, slug, language, example, firstPublishedAt, begunFrom, changedAt: new Date(), ...found }]
        : [];
    });
    await tx.insert(story).values(rows);
    await tx.insert(storyRevision).values(made.map(({ story: told }) => revisionRow(told.id, told.revision)));
  }

  return {
    ...createStoryLists(db, current, knows.baseForms),
    // PostgreSQL takes no NUL in text: such a slug is nobody's.
    async bySlug(slug) {
      if (slug.includes('\0')) return undefined;
      return (await find(db, eq(story.slug, slug))) ?? find(db, eq(story.slug, erasedSlug(slug)));
    },
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
            // Its table may be writing on, which shares the row all the time: nothing of it that they need is changed.
            .for('no key update');
          const already = row?.storyId ? await find(tx, eq(story.id, row.storyId)) : undefined;
          if (already) return already;
        }
        const slug = firstFree(wishedSlug, await slugsLike(tx, [wishedSlug]));
        const { id, begunFrom = null } = made;
        await insert(tx, [{ story: made, slug }], knows);
        if (draftId !== null) {
          await tx
            .update(draft)
            .set({ storyId: id })
            .where(and(eq(draft.id, draftId), isNull(draft.storyId)));
        }
        await markChanged(tx, [id]);
        return { ...made, slug, begunFrom, changedAt: new Date(), thanks: 0, withdrawn: null };
      }),

    publishAll: (stories) =>
      db.transaction(async (tx) => {
        await tx.execute(sql`lock table ${story} in share row exclusive mode`);
        const slugs: string[] = [];
        const using = { ...knows, baseForms: remembering(knows.baseForms) };
        for (let start = 0; start < stories.length; start += storiesAtOnce) {
          const some = stories.slice(start, start + storiesAtOnce);
          const taken = await slugsLike(
            tx,
            some.map(({ wishedSlug }) => wishedSlug),
          );
          const made = some.map(({ story: told, wishedSlug }) => {
            const slug = firstFree(wishedSlug, taken);
            taken.add(slug);
            slugs.push(slug);
            return { story: told, slug };
          });
          await insert(tx, made, using);
        }
        await markChanged(
          tx,
          stories.map(({ story: told }) => told.id),
        );
        return slugs;
      }),

    addRevision: (storyId, revision) =>
      db.transaction(async (tx) => {
        const [row] = await tx.select(storyColumns).from(story).where(eq(story.id, storyId)).for('update');
        if (!row || row.revision !== revision.number - 1) return false;
        await tx.insert(storyRevision).values(revisionRow(storyId, revision));
        await tx
          .update(story)
          .set({
            revision: revision.number,
            changedAt: new Date(),
            // What an ambassador read, or asked to be changed, was another text.
            reviewedAt: null,
            changeAsked: null,
          })
          .where(eq(story.id, storyId));
        await makeFound(tx, [storyId], knows);
        await markChanged(tx, [storyId]);
        return true;
      }),

    removeExamples: () =>
      db.transaction(async (tx) => {
        const removed = await tx.delete(story).where(eq(story.example, true)).returning({ id: story.id });
        if (removed.length > 0) await markRemoved(tx);
        return removed.length;
      }),
  };
}

/** The same, asked once for each form: many stories have most of their words in common. */
function remembering(baseForms: BaseForms): BaseForms {
  const known = new Map<string, string[]>();
  return (form, language) => {
    const key = `${language} ${form}`;
    const bases = known.get(key) ?? baseForms(form, language);
    known.set(key, bases);
    return bases;
  };
}

/** The slugs in use that are, or begin as, these do; and those of emptied stories, whose addresses stay theirs. */
async function slugsLike(from: Tx, wished: readonly string[]): Promise<Set<string>> {
  const bases = [...new Set(wished.map((slug) => slug || unnamedSlug))];
  const rows = await from
    .select({ slug: story.slug })
    .from(story)
    .where(
      or(
        inArray(story.slug, bases),
        like(story.slug, `${erasedMark}%`),
        ...bases.map((base) => like(story.slug, `${base}-%`)),
      ),
    );
  return new Set(rows.map(({ slug }) => slug));
}

/** The wished slug, or with the next number behind it. */
function firstFree(wished: string, taken: ReadonlySet<string>): string {
  const base = wished || unnamedSlug;
  let slug = base;
  for (let number = 2; taken.has(slug) || taken.has(erasedSlug(slug)); number++) slug = `${base}-${number}`;
  return slug;
}

/** Of a title that has no Latin letter or digit. */
const unnamedSlug = 'tarina';

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
        .select({ id: story.id })
        .from(story)
        .where(lt(story.searchVersion, searchVersion))
        .orderBy(story.id)
        .limit(storiesAtOnce)
        .for('update', { skipLocked: true });
      const ids = rows.map(({ id }) => id);
      await makeFound(tx, ids, knows);
      await markChanged(tx, ids);
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
