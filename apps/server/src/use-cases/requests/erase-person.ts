import { ErasePerson, type Caller, type ErasureOutlook } from '@uskalla/contracts';
import * as m from '@uskalla/messages';
import { writeDown } from '../audit.ts';
import { templateFor, type Parts } from '../parts.ts';
import { pseudonymsOf } from './held-of-person.ts';
import { withLettersOf } from './own-letters.ts';
import { personOf, type PersonOf } from './person-of.ts';
import { forgetBeside, forgetting, rebuildWithout, writtenBy } from './without-person.ts';

/**
 * Erases somebody from a workshop, on their request: seat, name, what they gave, and what they wrote or whose it was. Drafts in which
 * anything of them stands are made anew without their history; stories in the library lose their name or, where their text goes, all
 * their text. What is deleted is then gone from the database's files too (decision 27). Done again after it was cut short, it does the rest.
 * @throws Fault `not_found`, `not_allowed`; `unavailable` where a table wrote on all the while
 */
export async function erasePerson(
  parts: Parts,
  caller: Caller,
  workshopId: string,
  participantId: string,
  raw: ErasePerson,
): Promise<void> {
  const { texts } = ErasePerson.parse(raw);
  const of = await personOf(parts, caller, workshopId, participantId);
  const { repositories } = parts;
  const { id, workshop, person } = of;
  // First of all nothing more may come from their phones.
  if (person) await repositories.participants.setRemoved(id, parts.clock());
  parts.collab.left(id);

  const drafts = await repositories.drafts.ofWorkshop(workshop.id);
  const { written, phrases } = await writtenBy(parts, of, drafts);
  await eraseFromStories(parts, of, written, texts);
  await forgetBeside(parts, of, new Set(drafts.flatMap((draft) => (written.has(draft.id) ? [draft.tableId] : []))));
  const template = await templateFor(parts, workshop);
  for (const draft of drafts) await rebuildWithout(parts, of, draft, template, texts === 'remove' ? phrases : null);
  // Last, so that they are still known where this is cut short.
  const given = await pseudonymsOf(parts, of);
  await repositories.erasure.removePerson(
    id,
    workshop.id,
    given.map(({ by }) => by),
  );

  await writeDown(parts, caller, 'person.erased', workshop.organisationId, workshop.id);
  parts.events.changed(workshop.id, 'everybody');
  // Screens that show a draft that is another now are sent to that one.
  await parts.collab.review();
  await parts.photoKeeping.sweep();
  await parts.scrubber.scrub();
}

async function eraseFromStories(
  parts: Parts,
  of: PersonOf,
  written: ReadonlySet<string>,
  texts: ErasePerson['texts'],
): Promise<void> {
  const { erasure } = parts.repositories;
  const { id, workshop, person } = of;
  const reason = m.own_erased_reason({}, { locale: workshop.language });
  for (const { storyId, draftId, tellers } of await erasure.storiesOf(workshop.id)) {
    const isTheirs = tellers.includes(id) || written.has(draftId);
    if (texts === 'remove' && isTheirs) await erasure.emptyStory(storyId, reason, parts.clock());
    else if (person?.name) await erasure.rewriteStory(storyId, forgetting(of), [person.name], parts.clock());
  }
}

/** What {@link erasePerson} would do, to be read before it is done. @throws Fault `not_found`, `not_allowed` */
export async function erasureOutlook(
  parts: Parts,
  caller: Caller,
  workshopId: string,
  participantId: string,
): Promise<ErasureOutlook> {
  const of = await personOf(parts, caller, workshopId, participantId);
  const { repositories } = parts;
  const { id, workshop, person } = of;
  const [drafts, tables, people, requests, told] = await Promise.all([
    repositories.drafts.ofWorkshop(workshop.id),
    repositories.tables.ofWorkshop(workshop.id),
    repositories.participants.ofWorkshop(workshop.id),
    repositories.erasure.requestsOf(workshop.id),
    repositories.tellers.storiesOf(id),
  ]);
  const forget = forgetting(of);
  const at: { number: number; letters: number }[] = [];
  let mentions = 0;
  for (const draft of drafts) {
    const number = tables.find((table) => table.id === draft.tableId)?.number ?? 0;
    await withLettersOf(parts, id, draft.id, ({ hasWritten, standing, everything }) => {
      if (hasWritten) at.push({ number, letters: standing.length });
      mentions += everything.filter((text) => forget(text) !== text).length;
    });
  }
  return {
    name: person?.name ?? null,
    isGone: !people.some((each) => each.id === id),
    askedAt: requests.find((request) => request.participantId === id)?.askedAt.toISOString() ?? null,
    tables: at.sort((a, b) => a.number - b.number),
    mentions,
    stories: told.filter(({ isWithdrawn }) => !isWithdrawn).map(({ slug, title }) => ({ slug, title })),
  };
}
