import { Fault } from './fault.ts';
import type { Locale } from './locale.ts';
import { cleanText } from './plain-text.ts';

/** The pages a service owes its readers. */
export const noticePages = ['privacy', 'accessibility', 'terms', 'licence'] as const;
export type NoticePage = (typeof noticePages)[number];

/** Each can be worded by the operator; `contact` and `authority` stand within the pages. */
export const noticeKinds = [...noticePages, 'contact', 'authority'] as const;
export type NoticeKind = (typeof noticeKinds)[number];
export const isNoticeKind = (value: unknown): value is NoticeKind => noticeKinds.some((kind) => kind === value);

export const noticeMaxLength = 20_000;

/** The operator's wording of a notice in one language, in place of the one that the product brings along. */
export type Notice = Readonly<{ kind: NoticeKind; language: Locale; text: string; changedAt: Date }>;

/** @throws Fault `text_too_long`; '' is the product's own wording */
export function readNotice(raw: string): string {
  const text = cleanText(raw).trim();
  if (text.length > noticeMaxLength) throw new Fault('text_too_long', { max: noticeMaxLength });
  return text;
}

/**
 * A part of a notice: a heading, a paragraph, or a list. Lines that begin with `# ` are headings, with `- ` items of a list; what stands
 * together is a paragraph.
 */
export type NoticePart = Readonly<
  { kind: 'heading' | 'paragraph'; text: string } | { kind: 'list'; items: readonly string[] }
>;

export function noticeParts(text: string): NoticePart[] {
  return text.split(/\n{2,}/).flatMap((block): NoticePart[] => {
    const lines = block.split('\n').filter((line) => line.trim() !== '');
    const [first = ''] = lines;
    if (lines.length === 0) return [];
    if (first.startsWith('# ')) {
      const rest = lines.slice(1).join('\n');
      return [{ kind: 'heading', text: first.slice(2).trim() }, ...(rest === '' ? [] : noticeParts(rest))];
    }
    if (lines.every((line) => line.startsWith('- ')))
      return [{ kind: 'list', items: lines.map((line) => line.slice(2)) }];
    return [{ kind: 'paragraph', text: lines.join('\n') }];
  });
}

/** Days within which feedback on accessibility is answered (act 306/2019, section 8). */
export const feedbackDays = 14;
export const feedbackMaxLength = 4_000;
/** So many wait at the most: beyond that somebody plays. */
export const mostFeedbackWaiting = 500;

/** What a reader says about the service, above all about what they could not use. */
export type Feedback = Readonly<{
  id: string;
  language: Locale;
  text: string;
  /** Where the answer goes; `null` where none was asked for, or it has been given. */
  email: string | null;
  receivedAt: Date;
  answeredAt: Date | null;
  /** What was answered, for whoever looks after the service next. */
  answer: string | null;
}>;

export const feedbackDue = ({ receivedAt }: Pick<Feedback, 'receivedAt'>): Date =>
  new Date(receivedAt.getTime() + feedbackDays * 86_400_000);

export interface NoticeRepository {
  all(): Promise<Notice[]>;
  /** With no text the product's own wording is back. */
  save(notice: Notice): Promise<void>;
}

export interface FeedbackRepository {
  add(feedback: Feedback): Promise<void>;
  byId(id: string): Promise<Feedback | undefined>;
  /** Those that wait, the oldest first, and then the newest answered ones. */
  list(answered: number): Promise<Feedback[]>;
  countWaiting(): Promise<number>;
  /** The address goes with the answer: it was for that alone. @returns false where it was answered already */
  answer(id: string, answer: string, at: Date): Promise<boolean>;
  /** What was answered before this goes. */
  removeAnsweredBefore(at: Date): Promise<void>;
}
