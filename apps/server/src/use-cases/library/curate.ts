import { CurateCommand, type Caller, type CurationLogView, type CurationView } from '@uskalla/contracts';
import { assertCan, cleanLine, cleanText, Fault, reasonMaxLength, subjectMaxLength, type Story } from '@uskalla/domain';
import { randomUUIDv7 } from 'node:crypto';
import { isUuid } from '../../uuid.ts';
import type { Parts } from '../parts.ts';
import { actIn } from './actor.ts';
import { announcements } from './announcements.ts';
import { collections, removeCollection, saveCollection } from './collections.ts';
import { mostAtOnce, reviewItemView, waiting } from './tending.ts';

/** Everything that waits for an ambassador. @throws Fault `not_signed_in`, `not_allowed` */
export async function curation(parts: Parts, caller: Caller): Promise<CurationView> {
  assertCan(await parts.callers.actorOf(caller), 'library.curate', null);
  const [review, open, collected, announced] = await Promise.all([
    parts.repositories.curation.toReview(mostAtOnce),
    waiting(parts, caller, 'all'),
    collections(parts, caller),
    announcements(parts, caller),
  ]);
  return {
    ...open,
    changesAsked: [],
    review: review.map(reviewItemView),
    collections: collected,
    announcements: announced,
  };
}

/**
 * Does what an ambassador asks, and writes it into the public log.
 * @throws Fault `not_signed_in`, `not_allowed`, `story_unknown`, `not_found`, `text_needed` where a reason is needed and none is
 *   given, `text_too_long`, `title_needed`, `municipality_unknown`
 */
export async function curate(parts: Parts, caller: Caller, raw: CurateCommand): Promise<void> {
  assertCan(await parts.callers.actorOf(caller), 'library.curate', null);
  const command = CurateCommand.parse(raw);
  switch (command.act) {
    case 'story.read':
    case 'story.ask-change':
    case 'story.withdraw':
    case 'story.restore':
      return curateStory(parts, caller, command);
    case 'collection.save':
      return saveCollection(parts, caller, command);
    case 'collection.remove':
      return removeCollection(parts, caller, command.id);
    case 'announcement.add':
      return announce(parts, caller, command);
    case 'announcement.remove':
      return endAnnouncement(parts, caller, command);
  }
}

type OnStory = Extract<CurateCommand, { act: `story.${string}` }>;

async function curateStory(parts: Parts, caller: Caller, command: OnStory): Promise<void> {
  const { curation: work } = parts.repositories;
  const story = await anyStory(parts, command.slug);
  const reason = 'reason' in command ? cleanText(command.reason).trim() : '';
  if (reason.length > reasonMaxLength) throw new Fault('text_too_long', { max: reasonMaxLength });
  // What is taken from readers, or asked of tellers, is said why.
  const isReasonNeeded = command.act === 'story.withdraw' || command.act === 'story.ask-change';
  if (isReasonNeeded && reason === '') throw new Fault('text_needed');
  const entry = actIn(parts, caller, command.act, { title: story.revision.title, storyId: story.id, reason });
  switch (command.act) {
    case 'story.read':
      return work.markRead(story.id, entry);
    case 'story.ask-change':
      return work.askChange(story.id, entry);
    // Done by somebody else meanwhile, it is done.
    case 'story.withdraw':
      await work.withdraw(story.id, entry);
      return;
    case 'story.restore':
      await work.restore(story.id, entry);
      return;
  }
}

async function anyStory(parts: Parts, slug: string): Promise<Story> {
  const story = await parts.repositories.stories.bySlug(slug);
  if (!story) throw new Fault('story_unknown');
  return story;
}

async function announce(
  parts: Parts,
  caller: Caller,
  command: Extract<CurateCommand, { act: 'announcement.add' }>,
): Promise<void> {
  const { municipality, language } = command;
  if (!parts.knows.isMunicipality(municipality)) throw new Fault('municipality_unknown');
  const subject = cleanLine(command.subject);
  if (subject === '') throw new Fault('title_needed');
  if (subject.length > subjectMaxLength) throw new Fault('title_too_long', { max: subjectMaxLength });
  await parts.repositories.curation.announce(
    { id: randomUUIDv7(), municipality, subject, language, announcedAt: parts.clock() },
    actIn(parts, caller, 'announcement.add', { title: subject }),
  );
}

async function endAnnouncement(
  parts: Parts,
  caller: Caller,
  { id, slug }: Extract<CurateCommand, { act: 'announcement.remove' }>,
): Promise<void> {
  const { curation: work } = parts.repositories;
  const announced = (await work.announcements(mostAtOnce)).find((one) => one.id === id);
  if (!announced) throw new Fault('not_found');
  const told = slug === undefined ? null : await anyStory(parts, slug);
  const about = { title: announced.subject, storyId: told?.id ?? null };
  await work.endAnnouncement(id, told?.id ?? null, actIn(parts, caller, 'announcement.remove', about));
}

const actsAtOnce = 50;

/** What was done to the library, for everybody to read; newest first. @throws Fault `bad_request` */
export async function curationLog(parts: Parts, before: string | undefined): Promise<CurationLogView> {
  if (before !== undefined && !isUuid(before)) throw new Fault('bad_request');
  const acts = await parts.repositories.curation.acts(actsAtOnce + 1, before);
  const page = acts.slice(0, actsAtOnce);
  return {
    acts: page.map(({ id, at, by, act, title, language, isAway, reason }) => ({
      id,
      at: at.toISOString(),
      by,
      act,
      title: isAway ? null : title,
      language,
      reason,
    })),
    next: acts.length > actsAtOnce ? (page.at(-1)?.id ?? null) : null,
  };
}
