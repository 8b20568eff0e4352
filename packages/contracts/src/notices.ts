import {
  isLocale,
  isNoticeKind,
  type Locale,
  type NoticeKind,
  type NoticePage,
  type NoticePart,
} from '@uskalla/domain';
import { z } from 'zod';
import type { Caller } from './services.ts';

export const SaveNotice = z.object({
  kind: z.string().refine(isNoticeKind),
  language: z.string().refine(isLocale),
  /** '' brings the product's own wording back. */
  text: z.string().max(40_000),
});
export type SaveNotice = z.infer<typeof SaveNotice>;

export const GiveFeedback = z.object({ text: z.string().max(20_000), email: z.string().max(320) });
export type GiveFeedback = z.infer<typeof GiveFeedback>;

export const AnswerFeedback = z.object({ id: z.string().max(60), answer: z.string().max(20_000) });
export type AnswerFeedback = z.infer<typeof AnswerFeedback>;

/** A page of the service about itself, as it reads. */
export type NoticeView = Readonly<{ page: NoticePage; parts: readonly NoticePart[]; changedAt: string | null }>;

/** One wording, to be changed. */
export type NoticeDesk = Readonly<{
  kind: NoticeKind;
  language: Locale;
  text: string;
  /** Whether it is the product's own. */
  isOwn: boolean;
}>;

export type FeedbackView = Readonly<{
  id: string;
  language: Locale;
  text: string;
  /** Whether an answer by mail is waited for. */
  wantsAnswer: boolean;
  receivedAt: string;
  /** By when the law wants it answered. */
  dueAt: string;
  /** Days until then, the one that has begun among them; negative once it is late. */
  daysLeft: number;
  answeredAt: string | null;
  answer: string | null;
}>;

/** What the service says about itself, and what its readers say to it. */
export interface NoticeServices {
  notice(page: NoticePage, locale: Locale): Promise<NoticeView>;
  /** @throws text_needed, text_too_long, email_invalid, too_many_requests */
  giveFeedback(caller: Caller, input: GiveFeedback): Promise<void>;

  /** For the operator, as the others here. @throws not_found */
  noticeDesk(caller: Caller, kind: string, language: string): Promise<NoticeDesk>;
  /** @throws text_too_long */
  saveNotice(caller: Caller, input: SaveNotice): Promise<void>;
  feedback(caller: Caller): Promise<readonly FeedbackView[]>;
  /** Mails the answer where one is waited for. @throws not_found, text_needed, text_too_long */
  answerFeedback(caller: Caller, input: AnswerFeedback): Promise<void>;
}
