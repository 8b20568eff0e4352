import {
  followUpDue,
  followUpMonths,
  type DueFollowUp,
  type FollowUp,
  type FollowUpMonth,
  type Locale,
  type Outcome,
  type PartTranslation,
  type ReaderQuestion,
  type StoryLifeRepository,
  type Tended,
} from '@uskalla/domain';
import { and, asc, count, eq, exists, inArray, isNotNull, isNull, notExists, sql, type SQL } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import type { CurrentIndex } from '../search/follow-stories.ts';
import { markChanged } from '../search/library-change.ts';
import { makeFound } from '../search/make-found.ts';
import { relatedTo } from '../search/related-stories.ts';
import type { SearchKnowledge } from '../search/story-words.ts';
import { draft, followUp, readerQuestion, story, storyRevision, storyTranslation, workshop } from '../schema.ts';
import { toRevision } from './to-story.ts';
import { storyColumns } from './story-columns.ts';
import { summariesOf } from './story-summary.ts';

/** What happens to a story after it was told: thanks, questions, follow-ups, translations, what was begun from it. */
export function createStoryLifeRepository(
  db: Handle,
  knows: SearchKnowledge,
  current: () => Promise<CurrentIndex>,
): StoryLifeRepository {
  const isTold = isNull(story.withdrawnAt);
  const isWaiting = and(isNull(readerQuestion.answeredAt), isNull(readerQuestion.declinedAt));

  /** Told in a workshop of this facilitator; no condition for those who look after all. */
  function isTended(tended: Tended): SQL | undefined {
    if (tended === 'all') return undefined;
    const own = db
      .select({ id: draft.id })
      .from(draft)
      .innerJoin(workshop, eq(workshop.id, draft.workshopId))
      .where(and(eq(draft.storyId, story.id), eq(workshop.facilitatorId, tended.facilitatorId)));
    return exists(own);
  }

  async function translationsOf(storyIds: readonly string[]): Promise<Map<string, PartTranslation[]>> {
    if (storyIds.length === 0) return new Map();
    const rows = await db
      .select()
      .from(storyTranslation)
      .where(inArray(storyTranslation.storyId, [...storyIds]))
      .orderBy(asc(storyTranslation.language), asc(storyTranslation.part));
    const toPart = ({ storyId: _of, language, ...rest }: (typeof rows)[number]): PartTranslation => ({
      ...rest,
      language: language as Locale,
    });
    return new Map([...Map.groupBy(rows, ({ storyId }) => storyId)].map(([id, parts]) => [id, parts.map(toPart)]));
  }

  /** What readers see of the story changed at `at`. */
  const touch = async (tx: Pick<Handle, 'select' | 'insert' | 'update'>, storyId: string, at: Date) => {
    await tx.update(story).set({ changedAt: at }).where(eq(story.id, storyId));
    await markChanged(tx, [storyId]);
  };

  return {
    thank: (storyId) =>
      db.transaction(async (tx) => {
        await tx
          .update(story)
          .set({ thanks: sql`${story.thanks} + 1` })
          .where(eq(story.id, storyId));
        await markChanged(tx, [storyId]);
      }),
    async revisions(storyId) {
      const rows = await db
        .select()
        .from(storyRevision)
        .where(eq(storyRevision.storyId, storyId))
        .orderBy(asc(storyRevision.number));
      return rows.map(toRevision);
    },

    async followUps(storyId) {
      const rows = await db.select().from(followUp).where(eq(followUp.storyId, storyId)).orderBy(asc(followUp.month));
      return rows.map(toFollowUp);
    },
    answerFollowUp: (storyId, { month, outcome, text, answeredAt }) =>
      db.transaction(async (tx) => {
        const values = { outcome, text, answeredAt };
        await tx
          .insert(followUp)
          .values({ storyId, month, ...values })
          .onConflictDoUpdate({ target: [followUp.storyId, followUp.month], set: values });
        await touch(tx, storyId, answeredAt);
      }),
    async dueFollowUps(tended, now, limit) {
      const of = (month: FollowUpMonth) => {
        const answered = db
          .select({ month: followUp.month })
          .from(followUp)
          .where(and(eq(followUp.storyId, story.id), eq(followUp.month, month)));
        return db
          .select({
            storyId: story.id,
            slug: story.slug,
            title: story.title,
            firstPublishedAt: story.firstPublishedAt,
          })
          .from(story)
          .where(
            and(
              isTold,
              eq(story.example, false),
              // A day more than the month may have; which are due to the day is decided by the one rule.
              sql`${story.firstPublishedAt} <= ${now.toISOString()}::timestamptz - ${`${month} months`}::interval + interval '1 day'`,
              notExists(answered),
              isTended(tended),
            ),
          )
          .orderBy(asc(story.firstPublishedAt))
          .limit(limit);
      };
      const lists = await Promise.all(
        followUpMonths.map(async (month) => (await of(month)).map((row): DueFollowUp => ({ ...row, month }))),
      );
      const dueAt = ({ firstPublishedAt, month }: DueFollowUp) => followUpDue(firstPublishedAt, month).getTime();
      return lists
        .flat()
        .filter((due) => dueAt(due) <= now.getTime())
        .sort((a, b) => dueAt(a) - dueAt(b))
        .slice(0, limit);
    },

    async ask(storyId, { id, language, text, askedAt }) {
      await db.insert(readerQuestion).values({ id, storyId, language, text, askedAt });
    },
    async countWaiting(storyId) {
      const [row] = await db
        .select({ waiting: count() })
        .from(readerQuestion)
        .where(and(eq(readerQuestion.storyId, storyId), isWaiting));
      return row?.waiting ?? 0;
    },
    async questions(storyId) {
      const rows = await db
        .select()
        .from(readerQuestion)
        .where(and(eq(readerQuestion.storyId, storyId), isNotNull(readerQuestion.answeredAt)))
        .orderBy(asc(readerQuestion.askedAt), asc(readerQuestion.id));
      return rows.map(toQuestion);
    },
    async waitingQuestions(tended, limit) {
      const rows = await db
        .select({ question: readerQuestion, slug: story.slug, title: story.title })
        .from(readerQuestion)
        .innerJoin(story, eq(story.id, readerQuestion.storyId))
        .where(and(isWaiting, isTold, isTended(tended)))
        .orderBy(asc(readerQuestion.askedAt), asc(readerQuestion.id))
        .limit(limit);
      return rows.map(({ question, slug, title }) => ({ question: toQuestion(question), slug, title }));
    },
    async question(id) {
      const [row] = await db.select().from(readerQuestion).where(eq(readerQuestion.id, id));
      return row && { question: toQuestion(row), storyId: row.storyId };
    },
    answer: (id, text, at) =>
      db.transaction(async (tx) => {
        const [row] = await tx
          .update(readerQuestion)
          .set({ answer: text, answeredAt: at })
          .where(and(eq(readerQuestion.id, id), isWaiting))
          .returning({ storyId: readerQuestion.storyId });
        if (row) await touch(tx, row.storyId, at);
        return row !== undefined;
      }),
    async decline(id, at) {
      const rows = await db
        .update(readerQuestion)
        .set({ declinedAt: at })
        .where(and(eq(readerQuestion.id, id), isWaiting))
        .returning({ id: readerQuestion.id });
      return rows.length > 0;
    },

    async translations(storyId) {
      return (await translationsOf([storyId])).get(storyId) ?? [];
    },
    translationsOf,
    translate: (storyId, parts) =>
      db.transaction(async (tx) => {
        const [last] = parts;
        if (!last) return;
        for (const part of parts) await putTranslation(tx, storyId, part);
        await makeFound(tx, [storyId], knows);
        await touch(tx, storyId, last.at);
      }),

    async facilitatorOf(storyId) {
      const [row] = await db
        .select({ id: workshop.facilitatorId })
        .from(draft)
        .innerJoin(workshop, eq(workshop.id, draft.workshopId))
        .where(eq(draft.storyId, storyId));
      return row?.id;
    },
    async reuses(storyId, shownIn) {
      const rows = await db
        .select(storyColumns)
        .from(story)
        .where(and(eq(story.begunFrom, storyId), isTold))
        .orderBy(asc(story.firstPublishedAt), asc(story.id));
      return summariesOf(db, rows, shownIn);
    },
    async summaries(ids, shownIn) {
      if (ids.length === 0) return [];
      const rows = await db
        .select(storyColumns)
        .from(story)
        .where(and(inArray(story.id, [...ids]), isTold));
      const byId = new Map(rows.map((row) => [row.id, row]));
      const inOrder = ids.flatMap((id) => byId.get(id) ?? []);
      return summariesOf(db, inOrder, shownIn);
    },
    related: (of, limit, shownIn) => relatedTo(db, current, of, limit, shownIn),
  };
}

async function putTranslation(tx: Pick<Handle, 'insert'>, storyId: string, translation: PartTranslation) {
  const { language, part, text, by, original, at } = translation;
  const values = { text, by, original, at };
  await tx
    .insert(storyTranslation)
    .values({ storyId, language, part, ...values })
    .onConflictDoUpdate({
      target: [storyTranslation.storyId, storyTranslation.language, storyTranslation.part],
      set: values,
    });
}

function toFollowUp({ month, outcome, text, answeredAt }: typeof followUp.$inferSelect): FollowUp {
  return { month: month as FollowUpMonth, outcome: outcome as Outcome, text, answeredAt };
}

function toQuestion(row: typeof readerQuestion.$inferSelect): ReaderQuestion {
  const { id, text, askedAt, answer, answeredAt } = row;
  return {
    id,
    language: row.language as Locale,
    text,
    askedAt,
    answer: answer !== null && answeredAt !== null ? { text: answer, at: answeredAt } : null,
  };
}
