import { paths } from '@uskalla/contracts/wire';
import type { Exported } from '@uskalla/contracts';
import { callsForHelp, raisedHands, type Contribution } from '@uskalla/domain';
import type { Parts } from '../parts.ts';
import { pseudonymIn } from '../pseudonym.ts';
import { withLettersOf } from './own-letters.ts';
import type { PersonOf } from './person-of.ts';

/** The names under which somebody gave things to a workshop: another one in each activity. */
export async function pseudonymsOf(
  parts: Parts,
  { id, workshop }: Pick<PersonOf, 'id' | 'workshop'>,
): Promise<Readonly<{ activity: string; by: string }>[]> {
  const { state } = await parts.liveStates.of(workshop);
  return [
    ...state.agenda.map(({ id: activity }) => ({ activity, by: pseudonymIn(parts, workshop.id, activity, id) })),
    ...[raisedHands, callsForHelp].map((activity) => ({ activity, by: id })),
  ];
}

/**
 * All that is kept of one person in a workshop, as JSON that other programs can read (GDPR, articles 15 and 20).
 * @param base what addresses begin with
 */
export async function heldOfPerson(parts: Parts, { id, workshop, person }: PersonOf, base: string): Promise<Exported> {
  const { repositories } = parts;
  const [tables, drafts, consents, given, stories] = await Promise.all([
    repositories.tables.ofWorkshop(workshop.id),
    repositories.drafts.ofWorkshop(workshop.id),
    repositories.consents.ofWorkshop(workshop.id),
    repositories.contributions.ofPerson(workshop.id, await pseudonymsOf(parts, { id, workshop })),
    repositories.tellers.storiesOf(id),
  ]);
  const numberOf = (tableId: string | undefined) => tables.find((table) => table.id === tableId)?.number ?? null;
  const written: object[] = [];
  for (const draft of drafts) {
    await withLettersOf(parts, id, draft.id, ({ hasWritten, standing, writings }) => {
      if (!hasWritten) return;
      const pieces = writings.map(({ at, text }) => ({ at: at.toISOString(), text }));
      written.push({ table: numberOf(draft.tableId), standing, pieces });
    });
  }
  const held = {
    service: 'Uskalla kokeilla',
    exportedAt: parts.clock().toISOString(),
    workshop: {
      title: workshop.title,
      municipality: workshop.municipality,
      createdAt: workshop.createdAt.toISOString(),
    },
    person: person
      ? {
          name: person.name,
          joinedAt: person.joinedAt.toISOString(),
          table: numberOf(person.tableId),
          formerTables: person.formerTables.map(numberOf),
          nameUnderStory: person.nameConsent,
        }
      : null,
    consents: consents
      .filter(({ by }) => by === id)
      .map(({ draftId, answer }) => ({
        table: numberOf(drafts.find((draft) => draft.id === draftId)?.tableId),
        mayBePublished: answer,
      })),
    given: given.map(givenAs),
    written,
    stories: stories.map(({ title, language, slug, name, isWithdrawn }) => ({
      title,
      address: base + paths.story(language, slug),
      nameUnderIt: name,
      isWithdrawn,
    })),
  };
  return asFile(held, `${workshop.code.toLowerCase()}-${id.slice(-6)}`);
}

/** A file of what is kept of somebody. */
export const asFile = (held: object, name: string): Exported => ({
  body: `${JSON.stringify(held, null, 2)}\n`,
  type: 'application/json; charset=utf-8',
  name: `uskalla-${name}.json`,
});

const givenAs = ({ activity, item, number, text, at }: Contribution) => ({
  activity,
  item,
  number,
  text,
  at: at.toISOString(),
});
