import { slugify, type StoryRevision } from '@uskalla/domain';
import { and, eq } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { curationAct, story, storyRevision, storyTranslation } from '../schema.ts';
import { beginningOf } from '../search/story-passage.ts';
import { erasedSlug } from './erased-slug.ts';

type Tx = Pick<Handle, 'select' | 'update'>;
type Rewrite = (text: string) => string;

/**
 * Changes every text that is kept of a story: of its revisions, translations and the log of its curation, and the address where that
 * was made of a title that changes.
 * @param names that go from under it
 * @returns whether anything changed
 */
export async function rewriteTexts(
  tx: Tx,
  storyId: string,
  rewrite: Rewrite,
  names: readonly string[],
): Promise<boolean> {
  const changes = [
    await rewriteRevisions(tx, storyId, rewrite, names),
    await rewriteTranslations(tx, storyId, rewrite),
    await rewriteActs(tx, storyId, rewrite),
  ];
  return changes.includes(true);
}

async function rewriteRevisions(tx: Tx, storyId: string, rewrite: Rewrite, names: readonly string[]): Promise<boolean> {
  let isChanged = false;
  const [told] = await tx
    .select({ slug: story.slug, revision: story.revision })
    .from(story)
    .where(eq(story.id, storyId));
  for (const row of await tx.select().from(storyRevision).where(eq(storyRevision.storyId, storyId))) {
    const now = rewritten(row, rewrite, names);
    if (JSON.stringify(now) === JSON.stringify(partsOf(row))) continue;
    isChanged = true;
    const own = and(eq(storyRevision.storyId, storyId), eq(storyRevision.number, row.number));
    await tx
      .update(storyRevision)
      .set({ ...now, answers: [...now.answers], names: [...now.names] })
      .where(own);
    if (row.number !== told?.revision) continue;
    const isRenamed = now.title !== row.title;
    await tx
      .update(story)
      .set({
        title: now.title,
        excerpt: beginningOf(now.answers[0]?.text ?? ''),
        // Unlike any that another story may have or be given.
        ...(isRenamed && { slug: `${slugify(now.title)}-${erasedSlug(told.slug).slice(-8)}` }),
      })
      .where(eq(story.id, storyId));
  }
  return isChanged;
}

type Texts = Pick<StoryRevision, 'title' | 'answers' | 'facts' | 'names'>;
const partsOf = ({ title, answers, facts, names }: Texts): Texts => ({ title, answers, facts, names });

function rewritten({ title, answers, facts, names: under }: Texts, rewrite: Rewrite, names: readonly string[]): Texts {
  const optional = (text: string | null) => (text === null ? null : rewrite(text));
  return {
    title: rewrite(title),
    answers: answers.map(({ question, text }) => ({ question, text: rewrite(text) })),
    facts: { ...facts, time: optional(facts.time), teller: optional(facts.teller), role: optional(facts.role) },
    names: under.filter((name) => !names.includes(name)),
  };
}

async function rewriteTranslations(tx: Tx, storyId: string, rewrite: Rewrite): Promise<boolean> {
  let isChanged = false;
  for (const row of await tx.select().from(storyTranslation).where(eq(storyTranslation.storyId, storyId))) {
    const now = { text: rewrite(row.text), original: rewrite(row.original) };
    if (now.text === row.text && now.original === row.original) continue;
    isChanged = true;
    const { language, part } = row;
    await tx
      .update(storyTranslation)
      .set(now)
      .where(
        and(
          eq(storyTranslation.storyId, storyId),
          eq(storyTranslation.language, language),
          eq(storyTranslation.part, part),
        ),
      );
  }
  return isChanged;
}

async function rewriteActs(tx: Tx, storyId: string, rewrite: Rewrite): Promise<boolean> {
  let isChanged = false;
  for (const row of await tx.select().from(curationAct).where(eq(curationAct.storyId, storyId))) {
    const now = { title: rewrite(row.title), reason: rewrite(row.reason) };
    if (now.title === row.title && now.reason === row.reason) continue;
    isChanged = true;
    await tx.update(curationAct).set(now).where(eq(curationAct.id, row.id));
  }
  return isChanged;
}
