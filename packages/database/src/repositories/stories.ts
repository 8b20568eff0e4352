import { type Facts, type NewStory, type Story, type StoryRepository, type StoryRevision } from '@uskalla/domain';
import { and, eq, inArray, isNull, like, lt, or, sql, type SQL } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { draft, story, storyRevision } from '../schema.ts';
import { createStoryLists } from './story-lists.ts';
import { markRecent } from './recent-stories.ts';
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

  const rowOf = ({ id, language, example, firstPublishedAt, revision, begunFrom = null }: NewStory, slug: string) => ({
    id,
    slug,
    language,
    example,
    firstPublishedAt,
    begunFrom,
    changedAt: new Date(),
    ...columnsOf(language, revision, knows),
  });

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
        const slug = firstFree(wishedSlug, await slugsLike(tx, [wishedSlug]));
        const { id, language, revision, begunFrom = null } = made;
        await storeWords(tx, textsOf(language, revision, knows), knows.baseForms);
        await tx.insert(story).values(rowOf(made, slug));
        await tx.insert(storyRevision).values(revisionRow(id, revision));
        await markRecent(tx);
        if (draftId !== null) {
          await tx
            .update(draft)
            .set({ storyId: id })
            .where(and(eq(draft.id, draftId), isNull(draft.storyId)));
        }
        return { ...made, slug, begunFrom, changedAt: new Date(), thanks: 0, withdrawn: null };
      }),

    publishAll: (stories) =>
      db.transaction(async (tx) => {
        await tx.execute(sql`lock table ${story} in share row exclusive mode`);
        const slugs: string[] = [];
        const bases = remembering(knows.baseForms);
        for (let start = 0; start < stories.length; start += storiesAtOnce) {
          const some = stories.slice(start, start + storiesAtOnce);
          const taken = await slugsLike(
            tx,
            some.map(({ wishedSlug }) => wishedSlug),
          );
          const rows = some.map(({ story: made, wishedSlug }) => {
            const slug = firstFree(wishedSlug, taken);
            taken.add(slug);
            slugs.push(slug);
            return rowOf(made, slug);
          });
          const texts = some.flatMap(({ story: { language, revision } }) => textsOf(language, revision, knows));
          await storeWords(tx, texts, bases);
          await tx.insert(story).values(rows);
          await tx.insert(storyRevision).values(some.map(({ story: made }) => revisionRow(made.id, made.revision)));
        }
        await markRecent(tx);
        return slugs;
      }),

    addRevision: (storyId, revision) =>
      db.transaction(async (tx) => {
        const [row] = await tx.select().from(story).where(eq(story.id, storyId)).for('update');
        if (!row || row.revision !== revision.number - 1) return false;
        await tx.insert(storyRevision).values(revisionRow(storyId, revision));
        await storeWords(tx, textsOf(row.language as Story['language'], revision, knows), knows.baseForms);
        await tx
          .update(story)
          .set({
            ...columnsOf(row.language as Story['language'], revision, knows),
            changedAt: new Date(),
            // What an ambassador read, or asked to be changed, was another text.
            reviewedAt: null,
            changeAsked: null,
          })
          .where(eq(story.id, storyId));
        await markRecent(tx);
        return true;
      }),

    async removeExamples() {
      return (await db.delete(story).where(eq(story.example, true)).returning({ id: story.id })).length;
    },
  };
}

/** The texts whose words searches know. */
const textsOf = (language: Story['language'], revision: StoryRevision, { describe }: SearchKnowledge) =>
  searchTexts(language, revision, describe(revision.facts));

/** What of a story's row follows from its newest revision. */
const columnsOf = (language: Story['language'], revision: StoryRevision, { describe }: SearchKnowledge) =>
  searchColumns(language, revision, describe(revision.facts));

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

/** The slugs in use that are, or begin as, these do. */
async function slugsLike(from: Tx, wished: readonly string[]): Promise<Set<string>> {
  const bases = [...new Set(wished.map((slug) => slug || unnamedSlug))];
  const rows = await from
    .select({ slug: story.slug })
    .from(story)
    .where(or(inArray(story.slug, bases), ...bases.map((base) => like(story.slug, `${base}-%`))));
  return new Set(rows.map(({ slug }) => slug));
}

/** The wished slug, or with the next number behind it. */
function firstFree(wished: string, taken: ReadonlySet<string>): string {
  const base = wished || unnamedSlug;
  let slug = base;
  for (let number = 2; taken.has(slug); number++) slug = `${base}-${number}`;
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
        .select({ story, revision: storyRevision })
        .from(story)
        .innerJoin(storyRevision, and(eq(storyRevision.storyId, story.id), eq(storyRevision.number, story.revision)))
        .where(lt(story.searchVersion, searchVersion))
        .orderBy(story.id)
        .limit(storiesAtOnce)
        .for('update', { of: story, skipLocked: true });
      for (const row of rows) {
        const { id, language, revision } = toStory(row.story, row.revision);
        await storeWords(tx, textsOf(language, revision, knows), knows.baseForms);
        await tx
          .update(story)
          .set(columnsOf(language, revision, knows))
          .where(eq(story.id, id));
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
