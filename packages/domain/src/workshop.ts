import { Fault } from './fault.ts';
import type { Locale } from './locale.ts';
import { cleanLine } from './plain-text.ts';

export const workshopTitleMaxLength = 120;
/** A workshop is one room; beyond this it is several. */
export const maxTables = 60;
export const maxSeatsPerTable = 20;
export const maxParticipants = 600;
/** So many simulated people may come to a rehearsal. */
export const leastRehearsing = 10;
export const mostRehearsing = 300;

export type WorkshopStatus = 'open' | 'closed';

/** An event with an agenda, or a draft that one table writes whenever it suits, without one. */
export type WorkshopKind = 'event' | 'draft';

/** One event with a join code. */
export type Workshop = Readonly<{
  id: string;
  code: string;
  title: string;
  language: Locale;
  /** Statistics Finland's three-digit code. */
  municipality: string;
  templateId: string;
  templateVersion: number;
  facilitatorId: string;
  /** The organisation in whose name it is held. */
  organisationId: string;
  status: WorkshopStatus;
  kind: WorkshopKind;
  /** For practice: with simulated people, and never published. */
  rehearsal: boolean;
  /** Id of the library's story that it is to try after, if it was begun from one. */
  begunFrom: string | null;
  createdAt: Date;
  closedAt: Date | null;
  /** When its drafts and people were deleted, its retention over; what came of it is in the library. */
  forgottenAt: Date | null;
}>;

/** A group that writes one story. `number` is what people call it, table 3, beside the name it may have. */
export type Table = Readonly<{
  id: string;
  workshopId: string;
  number: number;
  name: string | null;
  /** The table its people and its text went to, where it was merged into another. */
  mergedInto: string | null;
  draftId: string;
}>;

export const tableNameMaxLength = 40;

/** A table's name, or `null` for none. @throws Fault `name_too_long` */
export function readTableName(raw: string | null): string | null {
  const name = cleanLine(raw ?? '');
  if (name.length > tableNameMaxLength) throw new Fault('name_too_long', { max: tableNameMaxLength });
  return name === '' ? null : name;
}

/** Whether a name is shown to others: `held` is seen by its owner and the desk alone, whose word is the last. */
export type NameStatus = 'shown' | 'held';

/** Whether a name stands under the story; asking nobody counts as no (names are off by default). */
export type NameConsent = 'unasked' | 'yes' | 'no';

/** Somebody who joined by code; no account. */
export type Participant = Readonly<{
  id: string;
  workshopId: string;
  tableId: string;
  name: string | null;
  nameStatus: NameStatus;
  nameConsent: NameConsent;
  joinedAt: Date;
  /** Tables sat at before this one: letters written there may still be on their way. */
  formerTables: readonly string[];
}>;

/**
 * A workshop's title as it will be shown.
 * @throws Fault `title_needed`, `title_too_long`
 */
export function readWorkshopTitle(raw: string): string {
  const title = cleanLine(raw);
  if (title === '') throw new Fault('title_needed');
  if (title.length > workshopTitleMaxLength) {
    throw new Fault('title_too_long', { max: workshopTitleMaxLength });
  }
  return title;
}

/**
 * Closes the doors: nobody new gets in, what is written stays, and it can be opened again.
 * Closing a closed workshop changes nothing, so that a double click does no harm.
 */
export function closeWorkshop(workshop: Workshop, now: Date): Workshop {
  return workshop.status === 'closed' ? workshop : { ...workshop, status: 'closed', closedAt: now };
}

/** Opens a closed workshop again. */
export function reopenWorkshop(workshop: Workshop): Workshop {
  return { ...workshop, status: 'open', closedAt: null };
}

/** The name others see somebody by. */
export function shownName({ name, nameStatus }: Pick<Participant, 'name' | 'nameStatus'>): string | null {
  return nameStatus === 'held' ? null : name;
}
