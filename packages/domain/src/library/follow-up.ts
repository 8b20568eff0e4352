/** What became of an experiment; none of these is a failure, and not knowing is an answer too. */
export const outcomes = ['continues', 'adapted', 'spread', 'stopped', 'unknown'] as const;
export type Outcome = (typeof outcomes)[number];

/** So many months after its first publication a story's tellers are asked how it went. */
export const followUpMonths = [6, 12] as const;
export type FollowUpMonth = (typeof followUpMonths)[number];

/** In UTF-16 units: a few words, no second story. */
export const followUpMaxLength = 600;

/** What the tellers answered when they were asked what happened later. */
export type FollowUp = Readonly<{ month: FollowUpMonth; outcome: Outcome; text: string; answeredAt: Date }>;

export const isFollowUpMonth = (value: unknown): value is FollowUpMonth =>
  followUpMonths.includes(value as FollowUpMonth);

/** When the question is due; the last day of a month that is shorter. */
export function followUpDue(firstPublishedAt: Date, month: FollowUpMonth): Date {
  const due = new Date(firstPublishedAt);
  due.setUTCMonth(due.getUTCMonth() + month);
  // 31 August and six months would be 3 March.
  if (due.getUTCDate() !== firstPublishedAt.getUTCDate()) due.setUTCDate(0);
  return due;
}

/** The months whose question has been due and not been answered: silence, to be shown as silence. */
export function silentMonths(
  firstPublishedAt: Date,
  answered: readonly Pick<FollowUp, 'month'>[],
  now: Date,
): FollowUpMonth[] {
  return followUpMonths.filter(
    (month) => followUpDue(firstPublishedAt, month) <= now && !answered.some((answer) => answer.month === month),
  );
}
