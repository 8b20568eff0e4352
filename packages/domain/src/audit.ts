/** What is written down of who did what, for an organisation's owners and the operator. Each act is one thing that somebody decided. */
export const auditActs = [
  'organisation.added',
  'organisation.changed',
  'member.invited',
  'member.joined',
  'member.role-changed',
  'member.removed',
  'member.left',
  'ambassador.named',
  'ambassador.ended',
  'workshop.opened',
  'workshop.closed',
  'workshop.reopened',
  'workshop.handed-over',
  'workshop.co-link-renewed',
  'workshop.wall-link-renewed',
  'workshop.code-renewed',
  'workshop.exported',
  'workshop.announced-end',
  'workshop.forgotten',
  'person.exported',
  'person.erased',
  'account.signed-out',
  'account.exported',
  'account.erased',
  'service.notice-changed',
  'service.feedback-answered',
  'story.published',
  'story.withdrawn-by-teller',
  'story.name-withdrawn',
] as const;
export type AuditAct = (typeof auditActs)[number];

/**
 * One entry. It names nobody and quotes nothing: ids alone, which are looked up when it is read. So what is erased elsewhere is erased here
 * as well, though no entry is ever changed.
 */
export type AuditEntry = Readonly<{
  id: string;
  at: Date;
  /** `null` for what concerns the service itself. */
  organisationId: string | null;
  /** The account that did it; `null` for whoever came by a link, or the program itself. */
  userId: string | null;
  act: AuditAct;
  /** Of what it was done to: a workshop, a story, an account or an organisation. */
  subjectId: string | null;
}>;

export interface AuditRepository {
  add(entry: AuditEntry): Promise<void>;
  /** The newest first; those behind an entry, by its id. */
  of(organisationId: string | null, limit: number, before?: string): Promise<AuditEntry[]>;
}
