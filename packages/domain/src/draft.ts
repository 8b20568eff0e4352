import type { Question } from './template.ts';

export type DraftStatus = 'writing' | 'ready';

/** A story being written. Its text lives in a Yjs document; this is what is known beside it. */
export type Draft = Readonly<{
  id: string;
  workshopId: string;
  tableId: string;
  status: DraftStatus;
  /** The story it was published as, if it has been. */
  storyId: string | null;
  /** Ids it had before its document was made anew without its history: what a phone keeps under these is to go. */
  formerIds: readonly string[];
}>;

const seatMark = 'seat:';

/** What somebody who sits at a table is called in a draft's log. */
export const seatAuthor = (participantId: string): string => `${seatMark}${participantId}`;

/** Who that is; `undefined` for an author who has no seat. */
export const seatOfAuthor = (author: string): string | undefined =>
  author.startsWith(seatMark) ? author.slice(seatMark.length) : undefined;

/** The text of a draft at one moment, as read out of its document. */
export type DraftText = Readonly<{
  title: string;
  answers: Readonly<Record<string, string>>;
  facts: Readonly<Partial<Record<'municipality' | 'theme' | 'stage' | 'time' | 'teller' | 'role', string>>>;
}>;

/**
 * The questions that still have no text, in the template's order. "What went wrong" is never
 * optional: it is what other municipalities come to read.
 */
export function unansweredQuestions(
  questions: readonly Question[],
  answers: Readonly<Record<string, string>>,
): Question[] {
  return questions.filter(({ id }) => !Object.hasOwn(answers, id) || !/[\p{L}\p{N}]/u.test(answers[id] ?? ''));
}
