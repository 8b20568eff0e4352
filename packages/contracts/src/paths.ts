import type { Locale } from '@uskalla/domain';
import type { ExportFormat } from './exports.ts';
import type { ImpactTableName } from './impact-tables.ts';

/** Every address of the product, named once. Parts in braces are values. */
export const apiBase = '/api/v1';
export const collabPath = '/collab';
export const livePath = '/socket.io';

/** The size of these pictures, in pixels: what Open Graph shows whole. */
export const pictureSize = { width: 1200, height: 630 } as const;

/** The library speaks its reader's language in its addresses too; Finnish has no prefix. */
const localePrefix: Record<Locale, string> = { fi: '', sv: '/sv', en: '/en' };
export const storiesSegment: Record<Locale, string> = {
  fi: 'tarinat',
  sv: 'berattelser',
  en: 'stories',
};

export const versionsSegment: Record<Locale, string> = { fi: 'versiot', sv: 'versioner', en: 'versions' };
export const posterSegment: Record<Locale, string> = { fi: 'juliste', sv: 'affisch', en: 'poster' };
export const sideBySideSegment: Record<Locale, string> = { fi: 'rinnakkain', sv: 'jamsides', en: 'side-by-side' };
export const collectionsSegment: Record<Locale, string> = { fi: 'kokoelmat', sv: 'samlingar', en: 'collections' };
export const curationSegment: Record<Locale, string> = { fi: 'kuratointi', sv: 'kuratering', en: 'curation' };

export const downloadFiles = ['stories.jsonl', 'stories.csv', 'metadata.jsonl', 'dcat.jsonld'] as const;
export type DownloadFile = (typeof downloadFiles)[number];
export const mapSegment: Record<Locale, string> = { fi: 'kartta', sv: 'karta', en: 'map' };
export const impactSegment: Record<Locale, string> = { fi: 'vaikutus', sv: 'effekter', en: 'impact' };

export const paths = {
  home: (locale: Locale) => localePrefix[locale] || '/',
  stories: (locale: Locale) => `${localePrefix[locale]}/${storiesSegment[locale]}`,
  story: (locale: Locale, slug: string) =>
    `${localePrefix[locale]}/${storiesSegment[locale]}/${encodeURIComponent(slug)}`,
  storyVersions: (locale: Locale, slug: string) =>
    `${localePrefix[locale]}/${storiesSegment[locale]}/${encodeURIComponent(slug)}/${versionsSegment[locale]}`,
  storyPoster: (locale: Locale, slug: string) =>
    `${localePrefix[locale]}/${storiesSegment[locale]}/${encodeURIComponent(slug)}/${posterSegment[locale]}`,
  /** A story beside the one it was begun from. */
  sideBySide: (locale: Locale, slug: string) =>
    `${localePrefix[locale]}/${storiesSegment[locale]}/${encodeURIComponent(slug)}/${sideBySideSegment[locale]}`,
  collection: (locale: Locale, slug: string) =>
    `${localePrefix[locale]}/${collectionsSegment[locale]}/${encodeURIComponent(slug)}`,
  curationLog: (locale: Locale) => `${localePrefix[locale]}/${curationSegment[locale]}`,
  /** Where a story's tellers say what became of it; the signed link is all they need. */
  followUp: (token: string) => `/later/${token}`,
  /** The ambassadors' desk. */
  curate: () => '/curate',
  translate: (slug: string, language: Locale) => `/curate/translate/${encodeURIComponent(slug)}/${language}`,
  /** A new workshop that tries after a story. */
  deskNewAfter: (slug: string) => `/desk/new?after=${encodeURIComponent(slug)}`,
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
  /** An Atom feed in a language: of everything, or narrowed by the query's municipality, theme (its short id) and language. */
  feed: (locale: Locale, query: Readonly<Record<string, string>> = {}) =>
    withQuery(`${paths.stories(locale)}/atom.xml`, query),
  sitemap: () => '/sitemap.xml',
  /** The library's pages other than stories. */
  sitemapOfPages: () => '/sitemap-pages.xml',
  /** Stories behind this id, or from the first one. */
  sitemapOfStories: (after: string | null) => withQuery('/sitemap-stories.xml', after === null ? {} : { after }),
  robots: () => '/robots.txt',
  /** Where OAI-PMH is spoken. */
  oai: () => '/oai',
  /** The picture that stands for a story where it is linked; by its revision it may be kept for ever. */
  storyPicture: (slug: string, revision: number) => `/og/${encodeURIComponent(slug)}.png?v=${revision}`,
  /** The picture that stands for the library itself, in a language. */
  libraryPicture: (locale: Locale) => `/og-${locale}.png`,
  /** The whole library as a file; `dcat.jsonld` describes the others. */
  download: (file: DownloadFile) => `${apiBase}/download/${file}`,
  /** Where a table's story is found once it is published. */
  storyOfDraft: (draftId: string) => `/t/${draftId}`,
} as const;

function withQuery(path: string, query: Readonly<Record<string, string>>): string {
  const search = new URLSearchParams(query).toString();
  return search === '' ? path : `${path}?${search}`;
}
