import { ChangePerson, type Caller } from '@uskalla/contracts';
import { Fault, openTables, seatEvenly, shownName, type Participant, type Workshop } from '@uskalla/domain';
import { forgetGiven } from './forget-given.ts';
import type { Parts } from './parts.ts';
import { steeredWorkshop } from './steer-workshop.ts';
import { isUuid } from '../uuid.ts';

/**
 * Seats somebody at another table, or says whether their name is shown.
 * @throws Fault `not_found`, `table_unknown`
 */
export async function changePerson(
  parts: Parts,
  caller: Caller,
  workshopId: string,
  participantId: string,
  raw: ChangePerson,
): Promise<void> {
  const change = ChangePerson.parse(raw);
  const { workshop, person } = await personIn(parts, caller, workshopId, participantId);
  const { participants, tables } = parts.repositories;
  if (change.tableId !== undefined) {
    const there = openTables(await tables.ofWorkshop(workshop.id)).find(({ id }) => id === change.tableId);
    if (!there) throw new Fault('table_unknown', { table: '' });
    // The facilitator sees the room: a table may be fuller than strangers may make it.
    await participants.move(workshop.id, [{ participantId: person.id, tableId: there.id }]);
  }
  if (change.isNameHeld !== undefined) {
    const nameStatus = change.isNameHeld ? 'held' : 'shown';
    await participants.setNameStatus(person.id, nameStatus);
    parts.collab.renamed(person.id, shownName({ ...person, nameStatus }));
  }
  parts.events.changed(workshop.id, 'everybody');
}

/** Moves as few as possible so that the tables are even. */
export async function evenTables(parts: Parts, caller: Caller, workshopId: string): Promise<void> {
  const workshop = await steeredWorkshop(parts, caller, workshopId);
  const [tables, people] = await Promise.all([
    parts.repositories.tables.ofWorkshop(workshop.id),
    parts.repositories.participants.ofWorkshop(workshop.id),
  ]);
  await parts.repositories.participants.move(workshop.id, seatEvenly(tables, people));
  parts.events.changed(workshop.id, 'everybody');
}

/**
 * Takes somebody out: all their screens end, the same browser does not come back in, and what they gave to votes and
 * questions goes. What they wrote stays with the table.
 */
export async function removePerson(
  parts: Parts,
  caller: Caller,
  workshopId: string,
  participantId: string,
): Promise<void> {
  const { workshop, person } = await personIn(parts, caller, workshopId, participantId);
  await parts.repositories.participants.setRemoved(person.id, parts.clock());
  await forgetGiven(parts, workshop, person.id);
  parts.collab.left(person.id);
  parts.events.changed(workshop.id, 'everybody');
}

/** Lets somebody who was taken out in again, to the table they sat at. */
export async function readmitPerson(
  parts: Parts,
  caller: Caller,
  workshopId: string,
  participantId: string,
): Promise<void> {
  const workshop = await steeredWorkshop(parts, caller, workshopId);
  const removed = await parts.repositories.participants.removedOf(workshop.id);
  if (!removed.some(({ id }) => id === participantId)) throw new Fault('not_found');
  await parts.repositories.participants.setRemoved(participantId, null);
  parts.events.changed(workshop.id, 'everybody');
}

async function personIn(
  parts: Parts,
  caller: Caller,
  workshopId: string,
  participantId: string,
): Promise<{ workshop: Workshop; person: Participant }> {
  const workshop = await steeredWorkshop(parts, caller, workshopId);
  const people = isUuid(participantId) ? await parts.repositories.participants.ofWorkshop(workshop.id) : [];
  const person = people.find(({ id }) => id === participantId);
  if (!person) throw new Fault('not_found');
  return { workshop, person };
}
