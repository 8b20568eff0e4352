import type { Memberships, OrganisationRole } from './access/roles.ts';
import { Fault } from './fault.ts';
import { cleanLine } from './plain-text.ts';

export const organisationNameMaxLength = 80;
/** Days after its end for which a workshop's drafts and people are kept, unless the organisation says otherwise. */
export const defaultRetentionDays = 90;
export const leastRetentionDays = 7;
export const mostRetentionDays = 730;

/** A municipality, or another body, in whose name workshops are held. */
export type Organisation = Readonly<{
  id: string;
  name: string;
  /** Its municipality's code, where it is one or is of one. */
  municipality: string | null;
  /** Days after its end for which a workshop's drafts and people are kept. */
  retentionDays: number;
  /** Runs this service: its owners are the operators. One does. */
  runsService: boolean;
}>;

/** @throws Fault `name_needed`, `name_too_long` */
export function readOrganisationName(raw: string): string {
  const name = cleanLine(raw);
  if (name === '') throw new Fault('name_needed');
  if (name.length > organisationNameMaxLength) throw new Fault('name_too_long', { max: organisationNameMaxLength });
  return name;
}

export interface OrganisationRepository {
  byId(id: string): Promise<Organisation | undefined>;
  /** By name, with how many members each has. */
  all(): Promise<(Organisation & Readonly<{ members: number }>)[]>;
  /** Those an account is a member of, by name. */
  ofMember(userId: string): Promise<(Organisation & Readonly<{ role: OrganisationRole }>)[]>;
  memberships(userId: string): Promise<Memberships>;
  /** The one that runs this service. */
  operator(): Promise<Organisation | undefined>;
  change(id: string, change: Pick<Organisation, 'name' | 'municipality' | 'retentionDays'>): Promise<void>;
  /**
   * Gives all workshops that one member facilitates in the organisation's name to another.
   * @returns their ids
   */
  giveWorkshops(organisationId: string, from: string, to: string): Promise<string[]>;
}
