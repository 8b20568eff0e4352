import type { FeedbackRepository, Locale, NoticeRepository } from '@uskalla/domain';
import { and, asc, desc, eq, isNotNull, isNull, lt } from 'drizzle-orm';
import type { Handle } from '../engines/handle.ts';
import { feedback, notice } from '../schema.ts';

export function createNoticeRepository(db: Handle): NoticeRepository {
  return {
    async all() {
      const rows = await db.select().from(notice);
      return rows.map((row) => ({ ...row, language: row.language as Locale }));
    },
    async save({ kind, language, text, changedAt }) {
      if (text === '') {
        await db.delete(notice).where(and(eq(notice.kind, kind), eq(notice.language, language)));
        return;
      }
      await db
        .insert(notice)
        .values({ kind, language, text, changedAt })
        .onConflictDoUpdate({ target: [notice.kind, notice.language], set: { text, changedAt } });
    },
  };
}

export function createFeedbackRepository(db: Handle): FeedbackRepository {
  return {
    async add(entry) {
      await db.insert(feedback).values(entry);
    },
    async byId(id) {
      const [row] = await db.select().from(feedback).where(eq(feedback.id, id));
      return row && toFeedback(row);
    },
    async list(answered) {
      const waiting = await db
        .select()
        .from(feedback)
        .where(isNull(feedback.answeredAt))
        .orderBy(asc(feedback.receivedAt), asc(feedback.id));
      const done = await db
        .select()
        .from(feedback)
        .where(isNotNull(feedback.answeredAt))
        .orderBy(desc(feedback.answeredAt), desc(feedback.id))
        .limit(answered);
      return [...waiting, ...done].map(toFeedback);
    },
    countWaiting: () => db.$count(feedback, isNull(feedback.answeredAt)),
    async answer(id, answer, at) {
      const changed = await db
        .update(feedback)
        .set({ answer, answeredAt: at, email: null })
        .where(and(eq(feedback.id, id), isNull(feedback.answeredAt)))
        .returning({ id: feedback.id });
      return changed.length > 0;
    },
    async removeAnsweredBefore(at) {
      await db.delete(feedback).where(lt(feedback.answeredAt, at));
    },
  };
}

const toFeedback = (row: typeof feedback.$inferSelect) => ({ ...row, language: row.language as Locale });
