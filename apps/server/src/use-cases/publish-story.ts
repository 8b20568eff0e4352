import { paths } from '@uskalla/contracts/wire';
import { FindingKey, PublishDraft, type Caller, type Published, type PublishCheck } from '@uskalla/contracts';
import { redactDraft } from '@uskalla/document';
import {
  agreedNames,
  assertConsent,
  Fault,
  makeRevision,
  readsTheSame,
  slugify,
  summarizeConsent,
  type Participant,
  type Story,
} from '@uskalla/domain';
import { randomUUIDv7 } from 'node:crypto';
import { steererAuthor } from '../collab/collab.ts';
import { isSameFinding, personalFindings } from '../personal-data.ts';
import { writeDown } from './audit.ts';
import { draftFor, readText, type DraftContext } from './drafts.ts';
import type { Parts } from './parts.ts';

/**
 * Publishes a draft as it reads now: a story, or a new revision of the one it became before.
 * Asked again without a change (a double click, a retried request) it answers with what is there.
 * @throws Fault `draft_unknown`, `not_allowed`, `draft_incomplete` with the questions that lack text, `consent_refused`,
 *   `consent_missing`, `personal_data` with how much of it nobody confirmed
 */
export async function publishStory(
  parts: Parts,
  caller: Caller,
  draftId: string,
  raw: PublishDraft = {},
): Promise<{ published: Published; isNew: boolean }> {
  const { askedAloud, confirmed } = PublishDraft.parse(raw);
  const context = await draftFor(parts, caller, draftId, 'draft.publish');
  // Simulated people wrote in it, or somebody practised: nothing of it is true.
  if (context.workshop.rehearsal) throw new Fault('is_rehearsal');
  const { repositories } = parts;
  const before = context.draft.storyId === null ? undefined : await repositories.stories.byId(context.draft.storyId);
  const { writers, people, given } = await writersOf(parts, context);
  const text = await readText(parts, context.draft.id, context.template);
  const revision = makeRevision(
    {
      workshop: context.workshop,
      template: context.template,
      text,
      participants: people,
      writers: writers.count,
      revisionNumber: (before?.revision.number ?? 0) + 1,
      now: parts.clock(),
    },
    parts.knows,
  );
  assertConsent(summarizeConsent(asked(writers, people, context), given), askedAloud);
  const left = (await personalFindings(text, context.workshop.language, revision.names)).filter(
    (finding) => !confirmed.some((key) => isSameFinding(key, finding)),
  );
  if (left.length > 0) throw new Fault('personal_data', { count: left.length });

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
  await parts.repositories.tellers.keep(story.id, tellersOf(writers.participants, people, revision.names));
  await writeDown(parts, caller, 'story.published', context.workshop.organisationId, story.id);
  parts.events.changed(context.workshop.id, { tableId: context.draft.tableId });
  return answer(caller, story, true);
}

/** What stands in the way of publishing. @throws Fault `draft_unknown`, `not_allowed` */
export async function publishCheck(parts: Parts, caller: Caller, draftId: string): Promise<PublishCheck> {
  const context = await draftFor(parts, caller, draftId, 'draft.publish');
  const { writers, people, given } = await writersOf(parts, context);
  const text = await readText(parts, context.draft.id, context.template);
  const findings = await personalFindings(
    text,
    context.workshop.language,
    agreedNames(people, context.workshop.language),
  );
  return { consent: summarizeConsent(asked(writers, people, context), given), findings };
}

/** Takes a finding out of the draft, by a new edit. @throws Fault `draft_unknown`, `not_allowed` */
export async function redact(parts: Parts, caller: Caller, draftId: string, raw: FindingKey): Promise<void> {
  const { draft, workshop, template, actor } = await draftFor(parts, caller, draftId, 'draft.publish');
  const { field, text } = FindingKey.parse(raw);
  await parts.collab.edit(
    { id: draft.id, workshopId: workshop.id, questionIds: template.questions.map(({ id }) => id) },
    (doc) => redactDraft(doc, field, text),
    steererAuthor(actor),
  );
}

/** Who wrote in a draft and who sits at its table, with what they said of publishing it. */
async function writersOf({ repositories }: Parts, { draft, workshop }: DraftContext) {
  const [everybody, writers, consents] = await Promise.all([
    repositories.participants.ofWorkshop(workshop.id),
    repositories.drafts.writers(draft.id),
    repositories.consents.ofWorkshop(workshop.id),
  ]);
  return {
    writers,
    people: everybody.filter(({ tableId }) => tableId === draft.tableId),
    given: consents.filter(({ draftId }) => draftId === draft.id),
  };
}

/** Those who have to be asked. Whoever publishes what they wrote themselves says so by doing it. */
const asked = (
  writers: Readonly<{ participants: readonly string[] }>,
  people: readonly Participant[],
  { actor }: DraftContext,
): string[] =>
  [...writers.participants, ...people.map(({ id }) => id)].filter((id) => id !== actor.seat?.participantId);

async function addRevision(parts: Parts, story: Story, revision: Story['revision']): Promise<Story> {
  const added = await parts.repositories.stories.addRevision(story.id, revision);
  if (added) return { ...story, revision };
  // Somebody else published at the same moment: theirs stands, and ours is asked for again.
  const now = await parts.repositories.stories.byId(story.id);
  if (!now) throw new Fault('story_unknown');
  return now;
}

/** By whose own links the story can be withdrawn, and under which name each stands. */
function tellersOf(writers: readonly string[], people: readonly Participant[], names: readonly string[]) {
  const ids = new Set([...writers, ...people.map(({ id }) => id)]);
  return [...ids].map((teller) => {
    const person = people.find(({ id }) => id === teller);
    const name = person?.nameConsent === 'yes' ? person.name : null;
    return { teller, name: name !== null && names.includes(name) ? name : null };
  });
}

function answer(caller: Caller, story: Story, isNew: boolean): { published: Published; isNew: boolean } {
  const url = caller.baseUrl + paths.story(story.language, story.slug);
  return { published: { slug: story.slug, url, revision: story.revision.number }, isNew };
}
