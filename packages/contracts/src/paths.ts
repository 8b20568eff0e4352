import type { Locale } from '@uskalla/domain';

/** Every address of the product, named once. Parts in braces are values. */
export const apiBase = '/api/v1';
export const collabPath = '/collab';
export const livePath = '/socket.io';

/** The library speaks its reader's language in its addresses too; Finnish has no prefix. */
const localePrefix: Record<Locale, string> = { fi: '', sv: '/sv', en: '/en' };
export const storiesSegment: Record<Locale, string> = {
  fi: 'tarinat',
  sv: 'berattelser',
  en: 'stories',
};

export const paths = {
  home: (locale: Locale) => localePrefix[locale] || '/',
  stories: (locale: Locale) => `${localePrefix[locale]}/${storiesSegment[locale]}`,
  story: (locale: Locale, slug: string) =>
    `${localePrefix[locale]}/${storiesSegment[locale]}/${encodeURIComponent(slug)}`,
  join: (code: string) => `/j/${code}`,
  write: (code: string) => `/j/${code}/write`,
  wall: (workshopId: string) => `/p/${workshopId}`,
  desk: () => '/desk',
  deskSignIn: () => '/desk/sign-in',
  deskWelcome: () => '/desk/welcome',
  deskNew: () => '/desk/new',
  deskWorkshop: (workshopId: string) => `/desk/${workshopId}`,
} as const;
