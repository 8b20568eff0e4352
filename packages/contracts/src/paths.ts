import type { Locale } from '@uskalla/domain';
import type { ExportFormat } from './exports.ts';
import type { ImpactTableName } from './impact-tables.ts';

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

export const mapSegment: Record<Locale, string> = { fi: 'kartta', sv: 'karta', en: 'map' };
export const impactSegment: Record<Locale, string> = { fi: 'vaikutus', sv: 'effekter', en: 'impact' };

export const paths = {
  home: (locale: Locale) => localePrefix[locale] || '/',
  stories: (locale: Locale) => `${localePrefix[locale]}/${storiesSegment[locale]}`,
  story: (locale: Locale, slug: string) =>
    `${localePrefix[locale]}/${storiesSegment[locale]}/${encodeURIComponent(slug)}`,
  /** All of Finland, or one region by its code. */
  map: (locale: Locale, region?: string) =>
    `${localePrefix[locale]}/${mapSegment[locale]}${region === undefined ? '' : `/${region}`}`,
  impact: (locale: Locale) => `${localePrefix[locale]}/${impactSegment[locale]}`,
  impactJson: () => `${apiBase}/impact.json`,
  impactTable: (name: ImpactTableName) => `${apiBase}/impact/${name}.csv`,
  join: (code: string) => `/j/${code}`,
  write: (code: string) => `/j/${code}/write`,
  wall: (workshopId: string) => `/p/${workshopId}`,
  desk: () => '/desk',
  deskSignIn: () => '/desk/sign-in',
  deskWelcome: () => '/desk/welcome',
  deskNew: () => '/desk/new',
  deskWorkshop: (workshopId: string) => `/desk/${workshopId}`,
  /** The desk's controls alone, for the facilitator's phone. */
  remote: (workshopId: string) => `/desk/${workshopId}/remote`,
  deskAgenda: (workshopId: string) => `/desk/${workshopId}/agenda`,
  deskPrint: (workshopId: string) => `/desk/${workshopId}/print`,
  /** The workshop as a file; plain links lead there. */
  exportWorkshop: (workshopId: string, format: ExportFormat) => `${apiBase}/workshops/${workshopId}/export/${format}`,
  /** Where the link for co-facilitators leads; its secret is in the fragment. */
  coDesk: (workshopId: string) => `/co/${workshopId}`,
  takeOver: (workshopId: string) => `/co/${workshopId}/take-over`,
  /** Where a table's story is found once it is published. */
  storyOfDraft: (draftId: string) => `/t/${draftId}`,
} as const;
