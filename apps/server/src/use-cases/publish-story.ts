import { paths } from '@uskalla/contracts/wire';
import type { Caller, Published } from '@uskalla/contracts';
import { Fault, makeRevision, readsTheSame, slugify, type Story } from '@uskalla/domain';
import { randomUUIDv7 } from 'node:crypto';
import { draftFor, readText, type DraftContext } from './drafts.ts';
import type { Parts } from './parts.ts';

/**
 * Publishes a draft as it reads now: a story, or a new revision of the one it became before.
 * Asked again without a change (a double click, a retried request) it answers with what is there.
 * @throws Fault `draft_unknown`, `not_allowed`, `draft_incomplete` with the questions that lack text
 */
export async function publishStory(
  parts: Parts,
  caller: Caller,
  draftId: string,
): Promise<{ published: Published; isNew: boolean }> {
  const context = await draftFor(parts, caller, draftId, 'draft.publish');
  // Simulated people wrote in it, or somebody practised: nothing of it is true.
  if (context.workshop.rehearsal) throw new Fault('is_rehearsal');
  const { repositories } = parts;
  const before = context.draft.storyId === null ? undefined : await repositories.stories.byId(context.draft.storyId);
  const revision = await revisionOf(parts, context, (before?.revision.number ?? 0) + 1);

  if (before && readsTheSame(before.revision, revision)) return answer(caller, before, false);
  const story = before
    ? await addRevision(parts, before, revision)
    : await repositories.stories.publish(
        {
          id: randomUUIDv7(),
          language: context.workshop.language,
          example: false,
          firstPublishedAt: revision.publishedAt,
          begunFrom: context.workshop.begunFrom,
          revision,
        },
        slugify(revision.title),
        context.draft.id,
      );
  parts.events.changed(context.workshop.id, { tableId: context.draft.tableId });
  return answer(caller, story, true);
}

async function revisionOf(parts: Parts, context: DraftContext, revisionNumber: number) {
  const { repositories } = parts;
  const { draft, workshop, template } = context;
  const [text, everybody, writers] = await Promise.all([
    readText(parts, draft.id, template),
    repositories.participants.ofWorkshop(workshop.id),
    repositories.drafts.countWriters(draft.id),
  ]);
  const participants = everybody.filter(({ tableId }) => tableId === draft.tableId);
  return makeRevision(
    { workshop, template, text, participants, writers, revisionNumber, now: parts.clock() },
    parts.knows,
  );
}

async function addRevision(parts: Parts, story: Story, revision: Story['revision']): Promise<Story> {
  const added = await parts.repositories.stories.addRevision(story.id, revision);
  if (added) return { ...story, revision };
  // Somebody else published at the same moment: theirs stands, and ours is asked for again.
  const now = await parts.repositories.stories.byId(story.id);
  if (!now) throw new Fault('story_unknown');
  return now;
}

function answer(caller: Caller, story: Story, isNew: boolean): { published: Published; isNew: boolean } {
  const url = caller.baseUrl + paths.story(story.language, story.slug);
  return { published: { slug: story.slug, url, revision: story.revision.number }, isNew };
}
