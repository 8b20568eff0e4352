import { AnswerQuestion, AskTellers, type Caller } from '@uskalla/contracts';
import {
  answerMaxLength,
  assertCan,
  Fault,
  readerQuestionMaxLength,
  type CurationActName,
  type Story,
} from '@uskalla/domain';
import { randomUUIDv7 } from 'node:crypto';
import { isUuid } from '../../uuid.ts';
import type { Parts } from '../parts.ts';
import { readText } from '../read-text.ts';
import { actIn } from './actor.ts';
import { toldStory } from './stories.ts';

/** So many questions wait at one story at the most: its tellers are people. */
const mostWaiting = 20;

/**
 * A reader asks those who told a story. The question reaches them through their facilitator or an ambassador, and nobody
 * else sees it before it is answered.
 * @throws Fault `story_unknown`, `story_withdrawn`, `text_needed`, `text_too_long`, `too_many_requests`
 */
export async function askTellers(parts: Parts, caller: Caller, slug: string, raw: AskTellers): Promise<void> {
  const { storyLife } = parts.repositories;
  const story = await toldStory(parts.repositories, slug);
  const text = readText(AskTellers.parse(raw).text, readerQuestionMaxLength);
  if ((await storyLife.countWaiting(story.id)) >= mostWaiting) throw new Fault('too_many_requests');
  await parts.readerLimits.ask(caller.address);
  await storyLife.ask(story.id, {
    id: randomUUIDv7(),
    language: caller.locale,
    text,
    askedAt: parts.clock(),
    answer: null,
  });
}

/** Answers a reader's question, which makes both public. @throws Fault `not_found` where it no longer waits */
export async function answerQuestion(parts: Parts, caller: Caller, raw: AnswerQuestion): Promise<void> {
  const { id, answer } = AnswerQuestion.parse(raw);
  const { story } = await tended(parts, caller, id);
  const text = readText(answer, answerMaxLength);
  if (!(await parts.repositories.storyLife.answer(id, text, parts.clock()))) throw new Fault('not_found');
  await note(parts, caller, 'question.answer', story);
}

/** A question that is nobody's business, or unkind, is shown to nobody. */
export async function declineQuestion(parts: Parts, caller: Caller, id: string): Promise<void> {
  const { story } = await tended(parts, caller, id);
  if (!(await parts.repositories.storyLife.decline(id, parts.clock()))) throw new Fault('not_found');
  await note(parts, caller, 'question.decline', story);
}

async function tended(parts: Parts, caller: Caller, id: string): Promise<{ story: Story }> {
  const { storyLife, stories } = parts.repositories;
  const found = isUuid(id) ? await storyLife.question(id) : undefined;
  const story = found && (await stories.byId(found.storyId));
  const facilitatorId = found && (await storyLife.facilitatorOf(found.storyId));
  // A stranger is told the same whether there is such a question or not.
  assertCan(await parts.callers.actorOf(caller), 'story.tend', { facilitatorId });
  if (!story) throw new Fault('not_found');
  return { story };
}

async function note(parts: Parts, caller: Caller, act: CurationActName, story: Story): Promise<void> {
  const about = { title: story.revision.title, storyId: story.id };
  await parts.repositories.curation.note(actIn(parts, caller, act, about));
}
