/**
 * What somebody can be, each within something: a role belongs to a membership, not to a person. One browser may hold several, as a
 * facilitator who also sits at a table and shows the wall.
 */
export const roles = [
  'service.operator',
  'organisation.owner',
  'organisation.facilitator',
  'library.ambassador',
  'library.reader',
  'workshop.facilitator',
  'workshop.co-facilitator',
  'workshop.participant',
  'workshop.projector',
] as const;

export type Role = (typeof roles)[number];

/** Of an organisation's members; the first may do all that the second may. */
export const organisationRoles = ['owner', 'facilitator'] as const;
export type OrganisationRole = (typeof organisationRoles)[number];

export function isOrganisationRole(value: unknown): value is OrganisationRole {
  return organisationRoles.some((role) => role === value);
}

/** What an account is a member of. */
export type Memberships = Readonly<{
  organisations: readonly Readonly<{ id: string; role: OrganisationRole }>[];
  /** Owns the organisation that runs this service. */
  isOperator: boolean;
  /** Curates the library. */
  isAmbassador: boolean;
}>;

export const noMemberships: Memberships = { organisations: [], isOperator: false, isAmbassador: false };
