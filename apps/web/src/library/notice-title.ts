import type { NoticePage } from '@uskalla/domain';
import * as m from '@uskalla/messages';

const titles: Readonly<Record<NoticePage, () => string>> = {
  privacy: m.notice_privacy,
  accessibility: m.notice_accessibility,
  terms: m.notice_terms,
  licence: m.notice_licence,
};

/** What a page about the service itself is called. */
export const noticeTitle = (page: NoticePage): string => titles[page]();
