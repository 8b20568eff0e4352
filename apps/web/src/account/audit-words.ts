import type { AuditAct } from '@uskalla/domain';
import * as m from '@uskalla/messages';

/** What was done, in words. */
export const auditWords: Readonly<Record<AuditAct, () => string>> = {
  'organisation.added': m.audit_organisation_added,
  'organisation.changed': m.audit_organisation_changed,
  'member.invited': m.audit_member_invited,
  'member.joined': m.audit_member_joined,
  'member.role-changed': m.audit_member_role_changed,
  'member.removed': m.audit_member_removed,
  'member.left': m.audit_member_left,
  'ambassador.named': m.audit_ambassador_named,
  'ambassador.ended': m.audit_ambassador_ended,
  'workshop.opened': m.audit_workshop_opened,
  'workshop.closed': m.audit_workshop_closed,
  'workshop.reopened': m.audit_workshop_reopened,
  'workshop.handed-over': m.audit_workshop_handed_over,
  'workshop.co-link-renewed': m.audit_workshop_co_link_renewed,
  'workshop.wall-link-renewed': m.audit_workshop_wall_link_renewed,
  'workshop.code-renewed': m.audit_workshop_code_renewed,
  'workshop.exported': m.audit_workshop_exported,
  'workshop.announced-end': m.audit_workshop_announced_end,
  'workshop.forgotten': m.audit_workshop_forgotten,
  'person.exported': m.audit_person_exported,
  'person.erased': m.audit_person_erased,
  'account.exported': m.audit_account_exported,
  'account.erased': m.audit_account_erased,
  'service.notice-changed': m.audit_service_notice_changed,
  'service.feedback-answered': m.audit_service_feedback_answered,
  'story.published': m.audit_story_published,
  'story.withdrawn-by-teller': m.audit_story_withdrawn_by_teller,
  'story.name-withdrawn': m.audit_story_name_withdrawn,
};
