import type { Workshop } from '../workshop.ts';
import { noMemberships, type Memberships, type Role } from './roles.ts';

/** Who is asking: an account with its memberships, and what this browser is in one workshop. */
export type Actor = Readonly<{
  userId: string | null;
  memberships: Memberships;
  /** Signed in with more than a password or a link: with a code, a key, or at their municipality's own. */
  hasSecondFactor: boolean;
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
}>;

export const nobody: Actor = {
  userId: null,
  memberships: noMemberships,
  hasSecondFactor: false,
  seat: null,
  wallOf: null,
  coOf: null,
};

/** What an action is done to, as far as roles follow from it. */
export type Subject = Readonly<{
  organisationId?: string | null;
  workshop?: Workshop;
  tableId?: string;
  /** Whose a story is: the facilitator of the workshop that told it. */
  facilitatorId?: string | undefined;
}>;

/** The roles that `actor` has as far as `subject` is concerned; everybody reads the library. */
export function rolesIn(actor: Actor, subject: Subject): ReadonlySet<Role> {
  const { memberships, userId, seat } = actor;
  const held = new Set<Role>(['library.reader']);
  if (memberships.isOperator) held.add('service.operator');
  if (memberships.isAmbassador) held.add('library.ambassador');

  const { workshop } = subject;
  const organisationId = subject.organisationId ?? workshop?.organisationId;
  const membership = memberships.organisations.find(({ id }) => id === organisationId);
  if (membership) held.add(`organisation.${membership.role}`);

  if (userId !== null && userId === (workshop?.facilitatorId ?? subject.facilitatorId))
    held.add('workshop.facilitator');
  if (workshop) {
    if (actor.coOf === workshop.id) held.add('workshop.co-facilitator');
    if (seat?.workshopId === workshop.id) held.add('workshop.participant');
    if (actor.wallOf === workshop.id) held.add('workshop.projector');
  }
  return held;
}
