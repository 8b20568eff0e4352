import type { Caller, ChangeSeat, CookieToSet, Joined, JoinView, JoinWorkshop } from '@uskalla/contracts';
import {
  assertNotTakenFor,
  chooseTable,
  Fault,
  maxSeatsPerTable,
  openTables,
  readJoinCode,
  readPersonName,
  shownName,
  type NameStatus,
  type Participant,
  type Workshop,
} from '@uskalla/domain';
import { readDraft } from '@uskalla/document';
import { looksAbusive, looksAlike } from '@uskalla/language';
import { randomUUIDv7 } from 'node:crypto';
import { deviceCookie } from '../cookies.ts';
import { newToken } from '../tokens.ts';
import { forgetGiven } from './forget-given.ts';
import type { Parts } from './parts.ts';
import { findIn } from './workshop-snapshots.ts';

/** @throws Fault `code_unknown`; `too_many_requests` after many wrong ones from one address */
export async function workshopByCode(parts: Parts, caller: Caller, typed: string): Promise<Workshop> {
  return byCode(parts, caller, typed, parts.codes.workshop);
}

async function byCode(
  parts: Parts,
  caller: Caller,
  typed: string,
  find: (code: string) => Promise<Workshop | undefined>,
): Promise<Workshop> {
  await parts.guessing.assertMayTry(caller.address);
  const code = readJoinCode(typed);
  const workshop = code === undefined ? undefined : await find(code);
  if (!workshop) {
    await parts.guessing.countMiss(caller.address);
    throw new Fault('code_unknown');
  }
  if (workshop.forgottenAt !== null) throw new Fault('workshop_forgotten');
  return workshop;
}

/**
 * What a person with the code sees before joining. With the workshop the life of its code ends: nothing of it is told to whoever
 * finds it later.
 * @throws Fault `code_unknown`, `workshop_closed`
 */
export async function joinView(parts: Parts, caller: Caller, code: string): Promise<JoinView> {
  const workshop = await workshopByCode(parts, caller, code);
  if (workshop.status === 'closed') throw new Fault('workshop_closed');
  const [tables, { state }] = await Promise.all([
    parts.repositories.tables.ofWorkshop(workshop.id),
    parts.liveStates.of(workshop),
  ]);
  const choices = state.seating === 'by-choice' ? openTables(tables) : [];
  return {
    code: workshop.code,
    title: workshop.title,
    language: workshop.language,
    municipality: workshop.municipality,
    areDoorsOpen: state.areDoorsOpen,
    tables: choices.map(({ id, number, name, seated }) => ({
      id,
      number,
      name,
      seated,
      full: seated >= maxSeatsPerTable,
    })),
  };
}

/**
 * Gives the caller's device a seat, or the seat it already has: scanning again, or coming back
 * after the browser was closed, changes nothing.
 * @throws Fault `code_unknown`, `workshop_closed`, `name_too_long`, `name_unreadable`, `name_of_facilitator`,
 *   `table_unknown`, `table_full`, `workshop_full`, `doors_closed`, `too_many_requests`
 */
export async function join(
  parts: Parts,
  caller: Caller,
  code: string,
  input: JoinWorkshop,
): Promise<{ joined: Joined; cookie: CookieToSet; isNew: boolean }> {
  const { repositories, callers, signer, clock } = parts;
  const workshop = await byCode(parts, caller, code, parts.codes.workshopEver);
  const device = caller.device ?? newToken();
  const deviceHash = callers.deviceHash(device, workshop.id);
  const { state } = await parts.liveStates.of(workshop);
  const name = await nameIn(parts, workshop, input.name);
  // Where one is seated by others, a wish from an older page is not heard.
  const wish = state.seating === 'by-choice' ? (input.table ?? undefined) : undefined;
  const tooMany = await parts.guessing.assertMaySeat(workshop.id).catch((error: unknown) => error);
  const { participant, isNew } = await repositories.participants.seat(
    {
      id: randomUUIDv7(),
      workshopId: workshop.id,
      deviceHash,
      name,
      nameStatus: statusOfName(name),
      joinedAt: clock(),
    },
    // Whoever has a seat gets back to it also by a former code, and after the doors closed, to read on.
    (tables, now) => {
      if (now.code !== readJoinCode(code)) throw new Fault('code_unknown');
      if (now.status === 'closed') throw new Fault('workshop_closed');
      if (!state.areDoorsOpen) throw new Fault('doors_closed');
      if (tooMany) throw tooMany;
      return chooseTable(tables, wish);
    },
  );
  if (isNew) await parts.guessing.countSeat(workshop.id);
  // What is held of the tables is good enough for it, and soon is not held any more.
  const joined = await joinedView(parts, workshop, participant);
  if (isNew) parts.events.changed(workshop.id, { tableId: participant.tableId });
  return {
    joined,
    cookie: deviceCookie(signer.sign('device', device), caller.baseUrl.startsWith('https:')),
    isNew,
  };
}

/** The name somebody goes by in a workshop. Where it is a rehearsal, nobody is deceived. @throws Fault `name_of_facilitator` and others */
async function nameIn(parts: Parts, workshop: Workshop, typed: string | null | undefined): Promise<string | null> {
  const name = readPersonName(typed);
  if (name !== null && !workshop.rehearsal) {
    assertNotTakenFor(name, await parts.accounts.nameOf(workshop.facilitatorId), looksAlike);
  }
  return name;
}

/** A name that offends is held back until the desk says otherwise; a first filter, not a judgement. */
const statusOfName = (name: string | null): NameStatus => (name !== null && looksAbusive(name) ? 'held' : 'shown');

async function joinedView(parts: Parts, workshop: Workshop, participant: Participant): Promise<Joined> {
  const table = await findIn(parts.snapshots, workshop.id, ({ tables }) =>
    tables.find(({ id }) => id === participant.tableId),
  );
  if (!table) throw new Fault('table_unknown');
  const text = await parts.collab.read(table.draftId, (doc) => readDraft(doc, []));
  return {
    participant: { id: participant.id, name: participant.name, nameConsent: participant.nameConsent },
    table: { id: table.id, number: table.number },
    drafts: [{ id: table.draftId, title: text.title }],
  };
}

/**
 * The caller's own seat.
 * @throws Fault `code_unknown`; `not_signed_in` where this device has no seat here
 */
export async function ownSeat(
  parts: Parts,
  caller: Caller,
  code: string,
): Promise<{ workshop: Workshop; participant: Participant }> {
  // Who sits here guesses nothing: a room must not fall silent because somebody at its address tries codes.
  const read = readJoinCode(code);
  const workshop = read === undefined ? undefined : await parts.codes.workshopEver(read);
  const participant =
    workshop === undefined || caller.device === null
      ? undefined
      : await parts.repositories.participants.byDevice(
          workshop.id,
          parts.callers.deviceHash(caller.device, workshop.id),
        );
  if (workshop && participant) return { workshop, participant };
  await byCode(parts, caller, code, parts.codes.workshopEver);
  throw new Fault('not_signed_in');
}

/** Renames oneself, or says whether the text may be published, and whether the name may stand under it. */
export async function changeSeat(parts: Parts, caller: Caller, code: string, change: ChangeSeat): Promise<void> {
  const { workshop, participant } = await ownSeat(parts, caller, code);
  if (change.name !== undefined) {
    const name = await nameIn(parts, workshop, change.name);
    const nameStatus = name === participant.name ? participant.nameStatus : statusOfName(name);
    await parts.repositories.participants.rename(participant.id, name, nameStatus);
    parts.collab.renamed(participant.id, shownName({ name, nameStatus }));
  }
  if (change.publishConsent !== undefined) {
    const drafts = await parts.repositories.drafts.ofWorkshop(workshop.id);
    const draft = drafts.find(({ tableId }) => tableId === participant.tableId);
    if (!draft) throw new Fault('draft_unknown');
    await parts.repositories.consents.set(draft.id, participant.id, change.publishConsent, parts.clock());
  }
  if (change.nameConsent !== undefined) {
    await parts.repositories.participants.setNameConsent(participant.id, change.nameConsent);
  }
  parts.events.changed(workshop.id, { tableId: participant.tableId });
}

/** Leaves the table for good; what was written stays with it. */
export async function leaveSeat(parts: Parts, caller: Caller, code: string): Promise<void> {
  const { workshop, participant } = await ownSeat(parts, caller, code);
  await parts.repositories.participants.remove(participant.id);
  await forgetGiven(parts, workshop, participant.id);
  parts.collab.left(participant.id);
  parts.events.changed(workshop.id, { tableId: participant.tableId });
  parts.events.changed(workshop.id, 'stage');
}
