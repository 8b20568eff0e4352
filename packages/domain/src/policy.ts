import { Fault } from './fault.ts';
import type { Workshop } from './workshop.ts';

/**
 * Who is asking, as far as one workshop is concerned. One browser can be several at once: a
 * facilitator who also sits at a table and shows the wall.
 */
export type Actor = Readonly<{
  userId: string | null;
  seat: Readonly<{
    participantId: string;
    workshopId: string;
    tableId: string;
    /** Where the person sat before; letters from there may still be on their way. */
    formerTables: readonly string[];
  }> | null;
  /** Holds the secret of this workshop's projector. */
  wallOf: string | null;
  /** Came by this workshop's link for co-facilitators. */
  coOf: string | null;
  /** Curates the library. */
  isAmbassador: boolean;
}>;

export const nobody: Actor = { userId: null, seat: null, wallOf: null, coOf: null, isAmbassador: false };

type OfWorkshop = Readonly<{ workshop: Workshop }>;
type OfTable = OfWorkshop & Readonly<{ tableId: string }>;
/** `hidden` says whether tables' texts are hidden from the room. */
type OfReading = OfTable & Readonly<{ hidden: boolean }>;
/** `open` says whether tables may write at this moment of the agenda. */
type OfWriting = OfTable & Readonly<{ open: boolean }>;

/** Every action that is guarded, with what it is done to. */
export type Subjects = {
  'workshop.create': null;
  'workshop.steer': OfWorkshop;
  /** What stays with the one whose workshop it is: handing over, and who else may steer. */
  'workshop.own': OfWorkshop;
  'workshop.watch-wall': OfWorkshop;
  'workshop.drive-wall': OfWorkshop;
  'workshop.take-part': OfWorkshop;
  'draft.read': OfReading;
  'draft.write': OfWriting;
  'draft.mark-ready': OfTable;
  'draft.publish': OfTable;
  'draft.history': OfTable;
  'draft.restore': OfTable;
  /** To read, collect, translate, announce and withdraw, whoever's story it is. */
  'library.curate': null;
  /** To answer for a story: readers' questions, what happened later. Nobody's where no workshop told it. */
  'story.tend': Readonly<{ facilitatorId: string | undefined }>;
};
export type Action = keyof Subjects;

const owns = (actor: Actor, { workshop }: OfWorkshop) =>
  actor.userId !== null && actor.userId === workshop.facilitatorId;
const steers = (actor: Actor, subject: OfWorkshop) => owns(actor, subject) || actor.coOf === subject.workshop.id;
const takesPart = (actor: Actor, { workshop }: OfWorkshop) =>
  actor.seat !== null && actor.seat.workshopId === workshop.id;
const sitsAt = (actor: Actor, subject: OfTable) => takesPart(actor, subject) && actor.seat?.tableId === subject.tableId;
/** Also where one sat before being moved: nobody loses what was written there and is still on a phone. */
const satAt = (actor: Actor, subject: OfTable) =>
  sitsAt(actor, subject) || (takesPart(actor, subject) && actor.seat?.formerTables.includes(subject.tableId) === true);
const showsWall = (actor: Actor, { workshop }: OfWorkshop) => actor.wallOf === workshop.id;

const rules: { [A in Action]: (actor: Actor, subject: Subjects[A]) => boolean } = {
  'workshop.create': (actor) => actor.userId !== null,
  'workshop.steer': steers,
  'workshop.own': owns,
  'workshop.drive-wall': (actor, subject) => steers(actor, subject) || showsWall(actor, subject),
  'workshop.take-part': takesPart,
  'workshop.watch-wall': (actor, subject) => steers(actor, subject) || showsWall(actor, subject),
  'draft.read': (actor, subject) =>
    steers(actor, subject) || satAt(actor, subject) || (showsWall(actor, subject) && !subject.hidden),
  // A closed workshop is told to the end: the table may no longer write, its facilitator still may.
  'draft.write': (actor, subject) =>
    steers(actor, subject) || (satAt(actor, subject) && subject.workshop.status === 'open' && subject.open),
  'draft.mark-ready': (actor, subject) =>
    steers(actor, subject) || (sitsAt(actor, subject) && subject.workshop.status === 'open'),
  'draft.publish': steers,
  // What somebody deleted, and when, is not for the whole table.
  'draft.history': steers,
  'draft.restore': steers,
  'library.curate': (actor) => actor.isAmbassador,
  'story.tend': (actor, { facilitatorId }) =>
    actor.isAmbassador || (actor.userId !== null && actor.userId === facilitatorId),
};

/** Whether `actor` may do `action` to `subject`. Screens ask this only to hide buttons. */
export function can<A extends Action>(actor: Actor, action: A, subject: Subjects[A]): boolean {
  return rules[action](actor, subject);
}

/**
 * The first line of every use case.
 * @throws Fault `not_signed_in` where signing in could help, else `not_allowed`
 */
export function assertCan<A extends Action>(actor: Actor, action: A, subject: Subjects[A]): void {
  if (can(actor, action, subject)) return;
  throw new Fault(
    actor.userId === null && actor.seat === null && actor.coOf === null ? 'not_signed_in' : 'not_allowed',
  );
}
