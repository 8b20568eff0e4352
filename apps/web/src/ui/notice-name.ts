import type { NoticeKind } from '@uskalla/domain';
import * as m from '@uskalla/messages';

const names: Readonly<Record<NoticeKind, () => string>> = {
  privacy: m.notice_privacy,
  accessibility: m.notice_accessibility,
  terms: m.notice_terms,
  licence: m.notice_licence,
  contact: m.notice_contact,
  authority: m.notice_authority,
};

/** What a page about the service itself is called, or a text that stands within one. */
export const noticeName = (kind: NoticeKind): string => names[kind]();
