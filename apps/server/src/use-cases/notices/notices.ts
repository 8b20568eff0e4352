import { AnswerFeedback, GiveFeedback, SaveNotice, type NoticeServices } from '@uskalla/contracts';
import {
  Fault,
  feedbackDue,
  feedbackMaxLength,
  isLocale,
  isNoticeKind,
  mostFeedbackWaiting,
  noticeParts,
  readEmail,
  readNotice,
  type Locale,
  type Notice,
  type NoticeKind,
} from '@uskalla/domain';
import { randomUUIDv7 } from 'node:crypto';
import { feedbackAnswerLetter, feedbackLetter } from '../../mail/letters.ts';
import { ownWording } from '../../notices/own-wording.ts';
import { isUuid } from '../../uuid.ts';
import { writeDown } from '../audit.ts';
import { assertOperates } from '../organisations/assert-operates.ts';
import type { Parts } from '../parts.ts';
import { readText } from '../read-text.ts';

const day = 86_400_000;
/** Answered feedback that is listed below what waits. */
const answeredShown = 20;

/** What the service says about itself, and what its readers say to it. */
export function createNoticeServices(parts: Parts): NoticeServices {
  const { repositories, clock } = parts;

  const wordingOf = (worded: readonly Notice[], kind: NoticeKind, locale: Locale) =>
    worded.find((notice) => notice.kind === kind && notice.language === locale);

  /** The operator's wording or the product's own, with what stands within it. */
  async function read(kind: NoticeKind, locale: Locale): Promise<{ text: string; changedAt: Date | null }> {
    const worded = await repositories.notices.all();
    const textOf = (each: NoticeKind) => wordingOf(worded, each, locale)?.text ?? ownWording[locale][each];
    const operator = (await repositories.organisations.operator())?.name ?? 'Uskalla kokeilla';
    const contact = textOf('contact')
      .replaceAll('{email}', parts.contactEmail ?? '')
      .trim();
    const within: Readonly<Record<string, string>> = { operator, contact, authority: textOf('authority') };
    const filled = (text: string) =>
      text.replaceAll(/\{(operator|contact|authority)\}/g, (_all, name: string) => within[name] ?? '');
    // Twice: the operator stands in how to reach it as well.
    return { text: filled(filled(textOf(kind))), changedAt: wordingOf(worded, kind, locale)?.changedAt ?? null };
  }

  return {
    async notice(page, locale) {
      const { text, changedAt } = await read(page, locale);
      return { page, parts: noticeParts(text), changedAt: changedAt?.toISOString() ?? null };
    },
    async giveFeedback(caller, raw) {
      const input = GiveFeedback.parse(raw);
      const text = readText(input.text, feedbackMaxLength);
      const email = input.email.trim() === '' ? null : readEmail(input.email);
      if (email === undefined) throw new Fault('email_invalid');
      if ((await repositories.feedback.countWaiting()) >= mostFeedbackWaiting) throw new Fault('too_many_requests');
      await parts.readerLimits.ask(caller.address);
      const receivedAt = clock();
      const entry = {
        id: randomUUIDv7(),
        language: caller.locale,
        text,
        email,
        receivedAt,
        answeredAt: null,
        answer: null,
      };
      await repositories.feedback.add(entry);
      const operator = await repositories.organisations.operator();
      const members = operator ? await parts.authOrganisations.members(operator.id) : [];
      for (const { userId, role } of members) {
        const account = role === 'owner' ? await parts.accounts.byId(userId) : undefined;
        if (account)
          parts.mailer.sendSoon(account.email, feedbackLetter(account.locale, parts.base, feedbackDue(entry)));
      }
    },

    async noticeDesk(caller, kind, language) {
      await assertOperates(parts, caller);
      if (!isNoticeKind(kind) || !isLocale(language)) throw new Fault('not_found');
      const worded = wordingOf(await repositories.notices.all(), kind, language);
      return { kind, language, text: worded?.text ?? ownWording[language][kind], isOwn: worded === undefined };
    },
    async saveNotice(caller, raw) {
      await assertOperates(parts, caller);
      const { kind, language, text } = SaveNotice.parse(raw);
      const read = readNotice(text);
      const isOwn = read === ownWording[language][kind].trim();
      await repositories.notices.save({ kind, language, text: isOwn ? '' : read, changedAt: clock() });
      await writeDown(parts, caller, 'service.notice-changed', null, null);
    },
    async feedback(caller) {
      await assertOperates(parts, caller);
      const now = clock().getTime();
      // Kept for a year, so that the next one can look up what was answered.
      await repositories.feedback.removeAnsweredBefore(new Date(now - 365 * day));
      return (await repositories.feedback.list(answeredShown)).map((entry) => ({
        id: entry.id,
        language: entry.language,
        text: entry.text,
        wantsAnswer: entry.email !== null,
        receivedAt: entry.receivedAt.toISOString(),
        dueAt: feedbackDue(entry).toISOString(),
        daysLeft: daysUntil(feedbackDue(entry).getTime() - now),
        answeredAt: entry.answeredAt?.toISOString() ?? null,
        answer: entry.answer,
      }));
    },
    async answerFeedback(caller, raw) {
      await assertOperates(parts, caller);
      const { id, answer } = AnswerFeedback.parse(raw);
      const text = readText(answer, feedbackMaxLength);
      const entry = isUuid(id) ? await repositories.feedback.byId(id) : undefined;
      if (!entry || !(await repositories.feedback.answer(id, text, clock()))) throw new Fault('not_found');
      if (entry.email !== null)
        parts.mailer.sendSoon(entry.email, feedbackAnswerLetter(entry.language, entry.text, text));
      await writeDown(parts, caller, 'service.feedback-answered', null, null);
    },
  };
}

/** A day that has begun counts: the last one is 1, the first one over it -1. */
const daysUntil = (milliseconds: number) => (milliseconds >= 0 ? Math.ceil : Math.floor)(milliseconds / day);
