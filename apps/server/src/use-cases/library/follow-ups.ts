import { paths } from '@uskalla/contracts/wire';
import { AnswerFollowUp, type Caller, type DueFollowUpView, type FollowUpView } from '@uskalla/contracts';
import {
  cleanText,
  Fault,
  followUpDue,
  followUpMaxLength,
  isFollowUpMonth,
  type DueFollowUp,
  type FollowUpMonth,
  type Story,
} from '@uskalla/domain';
import { isUuid } from '../../uuid.ts';
import type { Parts } from '../parts.ts';

/** The link by which a story's tellers answer, without an account. Signed: it can't be made up, and it ends with the story. */
export function followUpView(parts: Parts, caller: Caller, due: DueFollowUp): DueFollowUpView {
  const { slug, title, month, storyId } = due;
  const token = parts.signer.sign('follow-up', `${storyId}:${month}`);
  return { slug, title, month, url: parts.addresses.shareable(caller.baseUrl) + paths.followUp(token) };
}

/** What a signed link asks. @throws Fault `not_found` for one that is not ours, or whose question is not due yet */
export async function readFollowUp(parts: Parts, token: string): Promise<FollowUpView> {
  const { story, month } = await asked(parts, token);
  const answered = (await parts.repositories.storyLife.followUps(story.id)).find((answer) => answer.month === month);
  return {
    slug: story.slug,
    title: story.revision.title,
    language: story.language,
    month,
    firstPublishedAt: story.firstPublishedAt.toISOString(),
    answered: answered ? { outcome: answered.outcome, text: answered.text } : null,
  };
}

/** Keeps the tellers' answer; another one takes its place. @throws Fault `not_found`, `text_too_long` */
export async function answerFollowUp(parts: Parts, token: string, raw: AnswerFollowUp): Promise<void> {
  const { story, month } = await asked(parts, token);
  const { outcome, text: written } = AnswerFollowUp.parse(raw);
  const text = cleanText(written).trim();
  if (text.length > followUpMaxLength) throw new Fault('text_too_long', { max: followUpMaxLength });
  const answer = { month, outcome, text, answeredAt: parts.clock() };
  await parts.repositories.storyLife.answerFollowUp(story.id, answer);
}

async function asked(parts: Parts, token: string): Promise<{ story: Story; month: FollowUpMonth }> {
  const [id = '', written] = (parts.signer.verify('follow-up', token) ?? '').split(':');
  const month = Number(written);
  const story = isUuid(id) ? await parts.repositories.stories.byId(id) : undefined;
  if (!story || story.withdrawn || !isFollowUpMonth(month)) throw new Fault('not_found');
  if (followUpDue(story.firstPublishedAt, month) > parts.clock()) throw new Fault('not_found');
  return { story, month };
}
