import { isOrganisationRole, type AuditAct, type OrganisationRole } from '@uskalla/domain';
import { z } from 'zod';
import type { Caller } from './services.ts';

const Role = z.string().refine(isOrganisationRole);

export const InviteMember = z.object({ email: z.string().max(320), role: Role });
export type InviteMember = z.infer<typeof InviteMember>;

export const ChangeOrganisation = z.object({
  name: z.string().max(400),
  /** Its code; '' for none. */
  municipality: z.string().max(3),
  retentionDays: z.coerce.number().int(),
});
export type ChangeOrganisation = z.infer<typeof ChangeOrganisation>;

/** An organisation that is to use the service, with who is invited to own it. */
export const NewOrganisation = z.object({
  name: z.string().max(400),
  municipality: z.string().max(3),
  owner: z.string().max(320),
});
export type NewOrganisation = z.infer<typeof NewOrganisation>;

export type MemberView = Readonly<{ id: string; name: string; email: string; role: OrganisationRole; isMe: boolean }>;
export type PendingInvitationView = Readonly<{ id: string; email: string; role: OrganisationRole; until: string }>;

/** Organisations that one can choose from to hold a workshop in the name of. */
export type OwnOrganisation = Readonly<{ id: string; name: string; municipality: string | null }>;

export type OrganisationView = Readonly<{
  id: string;
  name: string;
  municipality: string | null;
  retentionDays: number;
  runsService: boolean;
  /** Whether the caller may change it. */
  mayManage: boolean;
  /** Whether they could, signed in with a second factor. */
  couldManage: boolean;
  members: readonly MemberView[];
  invitations: readonly PendingInvitationView[];
}>;

export type OrganisationListItem = Readonly<{
  id: string;
  name: string;
  municipality: string | null;
  members: number;
  runsService: boolean;
}>;

export type AmbassadorView = Readonly<{ userId: string; name: string; email: string }>;

export type ServiceView = Readonly<{
  organisations: readonly OrganisationListItem[];
  ambassadors: readonly AmbassadorView[];
}>;

/** What was done, by whom and to what, as they are called now; '' for what is gone since. */
export type AuditLogView = Readonly<{
  entries: readonly Readonly<{
    id: string;
    at: string;
    act: AuditAct;
    /** `null` for whoever came by a link. */
    by: string | null;
    about: string;
  }>[];
  /** Behind which the next page begins. */
  next: string | null;
}>;

/** In whose name workshops are held, and who curates. Each throws not_found for what the caller may not see, not_allowed for the rest. */
export interface OrganisationServices {
  /** Those the caller may hold workshops in the name of, by name. */
  own(caller: Caller): Promise<readonly OwnOrganisation[]>;
  organisation(caller: Caller, id: string): Promise<OrganisationView>;
  /** @throws name_needed, name_too_long, municipality_unknown, retention_invalid */
  change(caller: Caller, id: string, input: ChangeOrganisation): Promise<void>;
  /** Mails an invitation. @throws email_invalid, already_member, already_invited */
  invite(caller: Caller, id: string, input: InviteMember, headers: Headers): Promise<void>;
  cancelInvitation(caller: Caller, id: string, invitationId: string, headers: Headers): Promise<void>;
  /** @throws last_owner */
  changeRole(caller: Caller, id: string, memberId: string, role: string, headers: Headers): Promise<void>;
  /** Their workshops go to whoever removes them. @throws last_owner */
  removeMember(caller: Caller, id: string, memberId: string, headers: Headers): Promise<void>;
  /** Signs a member out on all devices. */
  signMemberOut(caller: Caller, id: string, memberId: string): Promise<void>;

  /** The newest first. @throws second_factor_needed */
  log(caller: Caller, id: string, before?: string): Promise<AuditLogView>;

  /** For the operator, as the others here. */
  service(caller: Caller): Promise<ServiceView>;
  /** @throws name_needed, name_too_long, municipality_unknown, email_invalid */
  addOrganisation(caller: Caller, input: NewOrganisation): Promise<void>;
  serviceLog(caller: Caller, before?: string): Promise<AuditLogView>;
  /** @throws account_unknown */
  nameAmbassador(caller: Caller, email: string): Promise<void>;
  endAmbassador(caller: Caller, userId: string): Promise<void>;
  /** Signs an account out on all devices. @throws account_unknown */
  signOut(caller: Caller, email: string): Promise<void>;
}
