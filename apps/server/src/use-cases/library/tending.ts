import type { Caller, ReviewItemView, StoryPageView, TendingView, WaitingQuestionView } from '@uskalla/contracts';
import { can, Fault, type ReviewItem, type Tended, type WaitingQuestion } from '@uskalla/domain';
import type { Parts } from '../parts.ts';
import { followUpView } from './follow-ups.ts';

/** A desk is worked through, not scrolled. */
export const mostAtOnce = 50;

/** What the stories of the caller's workshops wait for. @throws Fault `not_signed_in` */
export async function tending(parts: Parts, caller: Caller): Promise<TendingView> {
  if (caller.user === null) throw new Fault('not_signed_in');
  const facilitatorId = caller.user.id;
  const changesAsked = await parts.repositories.curation.changesAsked(facilitatorId);
  return { ...(await waiting(parts, caller, { facilitatorId })), changesAsked: changesAsked.map(reviewItemView) };
}

/** Questions and follow-ups of the stories somebody looks after. */
export async function waiting(
  parts: Parts,
  caller: Caller,
  tended: Tended,
): Promise<Pick<TendingView, 'questions' | 'followUps'>> {
  const { storyLife } = parts.repositories;
  const [questions, followUps] = await Promise.all([
    storyLife.waitingQuestions(tended, mostAtOnce),
    storyLife.dueFollowUps(tended, parts.clock(), mostAtOnce),
  ]);
  return {
    questions: questions.map(questionView),
    followUps: followUps.map((due) => followUpView(parts, caller, due)),
  };
}

/** What the caller may do with a story's page. Nobody is looked up for a reader who is not signed in. */
export async function careFor(
  parts: Parts,
  caller: Caller,
  storyId: string,
): Promise<Pick<StoryPageView, 'mayTend' | 'mayCurate'>> {
  if (caller.user === null) return { mayTend: false, mayCurate: false };
  const [actor, facilitatorId] = await Promise.all([
    parts.callers.actorOf(caller),
    parts.repositories.storyLife.facilitatorOf(storyId),
  ]);
  return { mayTend: can(actor, 'story.tend', { facilitatorId }), mayCurate: can(actor, 'library.curate', null) };
}

export function reviewItemView({ publishedAt, ...item }: ReviewItem): ReviewItemView {
  return { ...item, publishedAt: publishedAt.toISOString() };
}

function questionView({ question, slug, title }: WaitingQuestion): WaitingQuestionView {
  const { id, text, language, askedAt } = question;
  return { id, slug, title, text, language, askedAt: askedAt.toISOString() };
}
