import { Fault } from './fault.ts';
import type { Workshop } from './workshop.ts';

/**
 * Who is asking, as far as one workshop is concerned. One browser can be several at once: a
 * facilitator who also sits at a table and shows the wall.
 */
export type Actor = Readonly<{
  userId: string | null;
  seat: Readonly<{ participantId: string; workshopId: string; tableId: string }> | null;
  /** Holds the secret of this workshop's projector. */
  wallOf: string | null;
}>;

export const nobody: Actor = { userId: null, seat: null, wallOf: null };

type OfWorkshop = Readonly<{ workshop: Workshop }>;
type OfTable = OfWorkshop & Readonly<{ tableId: string }>;

/** Every action that is guarded, with what it is done to. */
export type Subjects = {
  'workshop.create': null;
  'workshop.steer': OfWorkshop;
  'workshop.watch-wall': OfWorkshop;
  'draft.read': OfTable;
  'draft.write': OfTable;
  'draft.mark-ready': OfTable;
  'draft.publish': OfTable;
  'draft.history': OfTable;
  'draft.restore': OfTable;
};
export type Action = keyof Subjects;

const steers = (actor: Actor, { workshop }: OfWorkshop) =>
  actor.userId !== null && actor.userId === workshop.facilitatorId;
const sitsAt = (actor: Actor, { workshop, tableId }: OfTable) =>
  actor.seat !== null && actor.seat.workshopId === workshop.id && actor.seat.tableId === tableId;
const showsWall = (actor: Actor, { workshop }: OfWorkshop) => actor.wallOf === workshop.id;

const rules: { [A in Action]: (actor: Actor, subject: Subjects[A]) => boolean } = {
  'workshop.create': (actor) => actor.userId !== null,
  'workshop.steer': steers,
  'workshop.watch-wall': (actor, subject) => steers(actor, subject) || showsWall(actor, subject),
  'draft.read': (actor, subject) => steers(actor, subject) || sitsAt(actor, subject) || showsWall(actor, subject),
  // A closed workshop is told to the end: the table may no longer write, its facilitator still may.
  'draft.write': (actor, subject) =>
    steers(actor, subject) || (sitsAt(actor, subject) && subject.workshop.status === 'open'),
  'draft.mark-ready': (actor, subject) =>
    steers(actor, subject) || (sitsAt(actor, subject) && subject.workshop.status === 'open'),
  'draft.publish': steers,
  // What somebody deleted, and when, is not for the whole table.
  'draft.history': steers,
  'draft.restore': steers,
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
  throw new Fault(actor.userId === null && actor.seat === null ? 'not_signed_in' : 'not_allowed');
}
