import { paths } from '@uskalla/contracts/wire';
import type { Caller, OwnView, TellerServices } from '@uskalla/contracts';
import { Fault, type Participant, type ToldStory } from '@uskalla/domain';
import * as m from '@uskalla/messages';
import { randomUUIDv7 } from 'node:crypto';
import { isUuid } from '../uuid.ts';
import { writeDown } from './audit.ts';
import type { Parts } from './parts.ts';

/**
 * The address by which somebody who wrote in a workshop withdraws later. It is signed and kept nowhere, and works as long as the story is
 * there: also when the workshop is forgotten. Like other secrets it stands in the fragment (decision 8).
 */
export function ownLink({ signer, addresses }: Parts, { baseUrl }: Caller, participantId: string): string {
  return `${addresses.shareable(baseUrl)}${paths.own()}#${signer.sign('teller', participantId)}`;
}

/** Whose own link it is. @throws Fault `not_found` for one that is not ours */
export function tellerOf(signer: Pick<Parts['signer'], 'verify'>, token: string): string {
  const teller = signer.verify('teller', token);
  if (teller === null || !isUuid(teller)) throw new Fault('not_found');
  return teller;
}

/** Whoever comes by their own link has no account. */
const byLink = { user: null };

/** What a writer may do by their own link. */
export function createTellerServices(parts: Parts): TellerServices {
  const { repositories, signer, clock } = parts;

  async function ownStory(token: string, storyId: string): Promise<{ teller: string; told: ToldStory }> {
    const teller = tellerOf(signer, token);
    const told = (await repositories.tellers.storiesOf(teller)).find((each) => each.storyId === storyId);
    if (!told) throw new Fault('not_found');
    return { teller, told };
  }

  return {
    async own(token): Promise<OwnView> {
      const teller = tellerOf(signer, token);
      const [person, stories] = await Promise.all([
        repositories.participants.byId(teller),
        repositories.tellers.storiesOf(teller),
      ]);
      const workshop = person && (await repositories.workshops.byId(person.workshopId));
      // Whose everything was erased: the link is that of nobody.
      if (!workshop && stories.length === 0) throw new Fault('not_found');
      return {
        workshop: workshop
          ? { title: workshop.title, name: person.name, joinedAt: person.joinedAt.toISOString() }
          : null,
        stories: stories.map(({ storyId, ...story }) => ({ ...story, id: storyId })),
      };
    },
    async withdrawName(token, storyId) {
      const { teller } = await ownStory(token, storyId);
      await repositories.tellers.removeName(storyId, teller, clock());
      // Where it is published again, the name does not come back.
      const person = await repositories.participants.byId(teller);
      if (person) await repositories.participants.setNameConsent(teller, 'no');
      await writeDown(parts, byLink, 'story.name-withdrawn', await organisationOf(person), storyId);
    },
    async withdrawStory(token, storyId) {
      const { teller, told } = await ownStory(token, storyId);
      if (told.isWithdrawn) return;
      const person = await repositories.participants.byId(teller);
      if (person) await withdrawConsent(person, storyId);
      await repositories.curation.withdraw(storyId, {
        id: randomUUIDv7(),
        at: clock(),
        by: '',
        act: 'story.withdraw',
        title: told.title,
        storyId,
        collectionId: null,
        reason: m.own_withdrawn_reason({}, { locale: told.language }),
      });
      await writeDown(parts, byLink, 'story.withdrawn-by-teller', await organisationOf(person), storyId);
      if (person) parts.events.changed(person.workshopId, 'everybody');
    },
  };

  /** Whose owners see it; the operator where the workshop is forgotten. */
  async function organisationOf(person: Participant | undefined): Promise<string | null> {
    return (person && (await repositories.workshops.byId(person.workshopId))?.organisationId) ?? null;
  }

  /** The draft is not to be published again either. */
  async function withdrawConsent({ id, workshopId }: Participant, storyId: string): Promise<void> {
    const drafts = await repositories.drafts.ofWorkshop(workshopId);
    const draft = drafts.find((each) => each.storyId === storyId);
    if (draft) await repositories.consents.set(draft.id, id, 'no', clock());
  }
}
