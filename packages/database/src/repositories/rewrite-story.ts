import { slugify, type StoryRevision } from '@uskalla/domain';
import { and, eq } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Handle } from '../engines/handle.ts';
import {
  curationAct,
  followUp,
  readerQuestion,
  story,
  storyPhoto,
  storyRevision,
  storyTranslation,
} from '../schema.ts';
import { beginningOf } from '../search/story-passage.ts';
import { erasedSlug } from './erased-slug.ts';

type Tx = Pick<Handle, 'select' | 'update'>;
type Rewrite = (text: string) => string;

/**
 * Changes every text that is kept of a story: of its revisions, translations, questions and their answers, follow-ups, photos and the
 * log of its curation, and the address where that was made of a title that changes.
 * @param names that go from under it
 * @returns whether anything changed
 */
export async function rewriteTexts(
  tx: Tx,
  storyId: string,
  rewrite: Rewrite,
  names: readonly string[],
): Promise<boolean> {
  const changes = [await rewriteRevisions(tx, storyId, rewrite, names), await rewriteBeside(tx, storyId, rewrite)];
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

/** What its readers, translators, curators and tellers have written beside it. */
async function rewriteBeside(tx: Tx, storyId: string, rewrite: Rewrite): Promise<boolean> {
  const of = <T extends PgTable & { storyId: PgColumn }>(table: T) => eq(table.storyId, storyId);
  const changes = [
    await rewriteRows(
      await tx.select().from(storyTranslation).where(of(storyTranslation)),
      ['text', 'original'],
      rewrite,
      ({ language, part }, now) =>
        tx
          .update(storyTranslation)
          .set(now)
          .where(and(of(storyTranslation), eq(storyTranslation.language, language), eq(storyTranslation.part, part))),
    ),
    await rewriteRows(
      await tx.select().from(readerQuestion).where(of(readerQuestion)),
      ['text', 'answer'],
      rewrite,
      ({ id }, now) => tx.update(readerQuestion).set(now).where(eq(readerQuestion.id, id)),
    ),
    await rewriteRows(await tx.select().from(followUp).where(of(followUp)), ['text'], rewrite, ({ month }, now) =>
      tx
        .update(followUp)
        .set(now)
        .where(and(of(followUp), eq(followUp.month, month))),
    ),
    await rewriteRows(
      await tx.select().from(storyPhoto).where(of(storyPhoto)),
      ['alt', 'caption', 'credit'],
      rewrite,
      ({ id }, now) => tx.update(storyPhoto).set(now).where(eq(storyPhoto.id, id)),
    ),
    await rewriteRows(
      await tx.select().from(curationAct).where(of(curationAct)),
      ['title', 'reason'],
      rewrite,
      ({ id }, now) => tx.update(curationAct).set(now).where(eq(curationAct.id, id)),
    ),
    await rewriteRows(
      await tx.select().from(story).where(eq(story.id, storyId)),
      ['changeAsked'],
      rewrite,
      ({ id }, now) => tx.update(story).set(now).where(eq(story.id, id)),
    ),
  ];
  return changes.includes(true);
}

/** @returns whether any of the texts is another now; such rows are written back */
async function rewriteRows<Row extends Record<Text, string | null>, Text extends keyof Row & string>(
  rows: readonly Row[],
  texts: readonly Text[],
  rewrite: Rewrite,
  write: (row: Row, now: Pick<Row, Text>) => PromiseLike<unknown>,
): Promise<boolean> {
  let isChanged = false;
  for (const row of rows) {
    const now = Object.fromEntries(texts.map((name) => [name, row[name] === null ? null : rewrite(row[name])])) as Pick<
      Row,
      Text
    >;
    if (texts.every((name) => now[name] === row[name])) continue;
    isChanged = true;
    await write(row, now);
  }
  return isChanged;
}
