import { Fault } from '../fault.ts';
import { cleanLine } from '../plain-text.ts';

/**
 * What one person gave to one activity. `by` is a pseudonym that is another one in each activity, so that an answer of
 * the dare-o-meter can't be joined to a vote, and neither to a name.
 */
export type Contribution = Readonly<{
  activity: string;
  by: string;
  /** What it is about: an option of a ballot, the number of a word, the id of a question. */
  item: string;
  number: number;
  text: string;
  isApproved: boolean;
  at: Date;
}>;

/** Activities beside the agenda's phases; no phase's id has a capital. */
export const raisedHands = 'Hands';
export const callsForHelp = 'Help';

export const dareLevels = [1, 2, 3, 4, 5] as const;
export type DareLevel = (typeof dareLevels)[number];

/** Words one person may give to a cloud, and their length. */
export const maxWords = 3;
export const wordMaxLength = 40;
/** Questions one person may ask in a phase, and their length. */
export const maxQuestions = 5;
export const questionMaxLength = 280;

/** The pseudonym of votes entered at the desk, for people without phones. */
export const deskVoter = 'desk';

export const reactions = ['clap', 'heart', 'idea', 'laugh', 'fire'] as const;
export type Reaction = (typeof reactions)[number];
/** One phone's reactions a second; more are folded into these. */
export const reactionsPerSecond = 5;

/** @throws Fault `text_needed`, `text_too_long` with `max` */
export function readShortText(raw: string, max: number): string {
  const text = cleanLine(raw);
  if (!/[\p{L}\p{N}\p{S}]/u.test(text)) throw new Fault('text_needed');
  if ([...text].length > max) throw new Fault('text_too_long', { max });
  return text;
}

/** Answers that must not be told apart are drawn so many at a time. */
export const drawnTogether = 3;

/**
 * Of answers that still come in, those that may be drawn: whole groups of {@link drawnTogether} in the order they were
 * given, so that nobody who watches the picture and a neighbour's thumb can tell what that one answered. Once all have
 * answered the last two come together too; one alone waits until the phase is over.
 * @param present how many there are to answer
 */
export function drawnAnswers<A extends Pick<Contribution, 'at'>>(given: readonly A[], present: number): A[] {
  const rest = given.length % drawnTogether;
  if (given.length >= present && rest !== 1) return [...given];
  const inOrder = [...given].sort((a, b) => a.at.getTime() - b.at.getTime());
  return inOrder.slice(0, inOrder.length - rest);
}
