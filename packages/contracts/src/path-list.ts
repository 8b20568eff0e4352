import type { Locale, NoticePage } from '@uskalla/domain';
import type { ExportFormat } from './exports.ts';
import type { ImpactPictureName, ImpactTableName } from './impact-tables.ts';
import {
  apiBase,
  collectionsSegment,
  curationSegment,
  impactSegment,
  mapSegment,
  noticeSegments,
  posterSegment,
  sideBySideSegment,
  storiesSegment,
  versionsSegment,
  type DownloadFile,
} from './segments.ts';

// Every address of the product, named once.

/** The library speaks its reader's language in its addresses too; Finnish has no prefix. */
const localePrefix: Record<Locale, string> = { fi: '', sv: '/sv', en: '/en' };

export const home = (locale: Locale) => localePrefix[locale] || '/';
export const stories = (locale: Locale) => `${localePrefix[locale]}/${storiesSegment[locale]}`;
export const story = (locale: Locale, slug: string) =>
  `${localePrefix[locale]}/${storiesSegment[locale]}/${encodeURIComponent(slug)}`;
export const storyVersions = (locale: Locale, slug: string) =>
  `${localePrefix[locale]}/${storiesSegment[locale]}/${encodeURIComponent(slug)}/${versionsSegment[locale]}`;
export const storyPoster = (locale: Locale, slug: string) =>
  `${localePrefix[locale]}/${storiesSegment[locale]}/${encodeURIComponent(slug)}/${posterSegment[locale]}`;
/** A story beside the one it was begun from. */
export const sideBySide = (locale: Locale, slug: string) =>
  `${localePrefix[locale]}/${storiesSegment[locale]}/${encodeURIComponent(slug)}/${sideBySideSegment[locale]}`;
export const collection = (locale: Locale, slug: string) =>
  `${localePrefix[locale]}/${collectionsSegment[locale]}/${encodeURIComponent(slug)}`;
export const curationLog = (locale: Locale) => `${localePrefix[locale]}/${curationSegment[locale]}`;
/** A page about the service itself. */
export const notice = (page: NoticePage, locale: Locale) => `${localePrefix[locale]}/${noticeSegments[page][locale]}`;
export const serviceNotices = () => '/desk/service/notices';
export const serviceFeedback = () => '/desk/service/feedback';
/** Where a story's tellers say what became of it; the signed link is all they need, so its secret is in the fragment. */
export const followUp = (token: string) => `/later#${token}`;
/** Where whoever wrote in a workshop can withdraw later; their own link's secret is in the fragment. */
export const own = () => '/own';
/** The ambassadors' desk. */
export const curate = () => '/curate';
export const translate = (slug: string, language: Locale) =>
  `/curate/translate/${encodeURIComponent(slug)}/${language}`;
/** A new workshop, or a draft without one, that tries after a story. */
export const deskNewAfter = (slug: string) => `/desk/new?after=${encodeURIComponent(slug)}`;
export const deskDraftAfter = (slug: string) => `${deskDraft()}?after=${encodeURIComponent(slug)}`;
/** All of Finland, or one region by its code. */
export const map = (locale: Locale, region?: string) =>
  `${localePrefix[locale]}/${mapSegment[locale]}${region === undefined ? '' : `/${region}`}`;
export const impact = (locale: Locale) => `${localePrefix[locale]}/${impactSegment[locale]}`;
/** What somebody could mean who is typing a search. */
export const suggestions = () => `${apiBase}/suggestions`;
export const impactJson = () => `${apiBase}/impact.json`;
export const impactTable = (name: ImpactTableName) => `${apiBase}/impact/${name}.csv`;
export const impactPicture = (locale: Locale, name: ImpactPictureName) => `${impact(locale)}/${name}.svg`;
export const join = (code: string) => `/j/${code}`;
export const write = (code: string) => `/j/${code}/write`;
export const wall = (workshopId: string) => `/p/${workshopId}`;
export const desk = () => '/desk';
export const deskSignIn = () => '/desk/sign-in';
/** Where links of letters lead; their secrets are in the fragment. */
export const signInByLink = () => '/desk/sign-in/link';
export const newPassword = () => '/desk/new-password';
export const invitation = () => '/desk/invitation';
/** Where a code is asked for, once the password was right. */
export const signInCode = () => '/desk/sign-in/code';
export const signInHelp = () => '/desk/sign-in/help';
export const account = () => '/desk/account';
export const organisation = (id: string) => `/desk/organisations/${id}`;
export const organisationLog = (id: string) => `/desk/organisations/${id}/log`;
/** What the operator of the service looks after. */
export const service = () => '/desk/service';
export const serviceLog = () => '/desk/service/log';
export const deskWelcome = () => '/desk/welcome';
export const deskNew = () => '/desk/new';
export const deskDraft = () => '/desk/draft';
export const deskWorkshop = (workshopId: string) => `/desk/${workshopId}`;
/** The desk's controls alone, for the facilitator's phone. */
export const remote = (workshopId: string) => `/desk/${workshopId}/remote`;
export const deskAgenda = (workshopId: string) => `/desk/${workshopId}/agenda`;
/** Where those who look after a story add photos to it. */
export const storyPhotos = (slug: string) => `/desk/stories/${encodeURIComponent(slug)}/photos`;
/** A file of a photo, by the name it has among the photo's files. */
export const photo = (id: string, file: string) => `/photos/${id}/${file}`;
export const deskPrint = (workshopId: string) => `/desk/${workshopId}/print`;
/** The workshop as a file; plain links lead there. */
export const exportWorkshop = (workshopId: string, format: ExportFormat) =>
  `${apiBase}/workshops/${workshopId}/export/${format}`;
/** Where the link for co-facilitators leads; its secret is in the fragment. */
export const coDesk = (workshopId: string) => `/co/${workshopId}`;
export const takeOver = (workshopId: string) => `/co/${workshopId}/take-over`;
/** An Atom feed in a language: of everything, or narrowed by the query's municipality, theme (its short id) and language. */
export const feed = (locale: Locale, query: Readonly<Record<string, string>> = {}) =>
  withQuery(`${stories(locale)}/atom.xml`, query);
export const sitemap = () => '/sitemap.xml';
/** The library's pages other than stories. */
export const sitemapOfPages = () => '/sitemap-pages.xml';
/** Stories behind this id, or from the first one. */
export const sitemapOfStories = (after: string | null) =>
  withQuery('/sitemap-stories.xml', after === null ? {} : { after });
export const robots = () => '/robots.txt';
/** Where OAI-PMH is spoken. */
export const oai = () => '/oai';
/** The picture that stands for a story where it is linked; by its revision it may be kept for ever. */
export const storyPicture = (slug: string, revision: number) => `/og/${encodeURIComponent(slug)}.png?v=${revision}`;
/** The picture that stands for the library itself, in a language. */
export const libraryPicture = (locale: Locale) => `/og-${locale}.png`;
/** The whole library as a file; `dcat.jsonld` describes the others. */
export const download = (file: DownloadFile) => `${apiBase}/download/${file}`;
/** Where a table's story is found once it is published. */
export const storyOfDraft = (draftId: string) => `/t/${draftId}`;

function withQuery(path: string, query: Readonly<Record<string, string>>): string {
  const search = new URLSearchParams(query).toString();
  return search === '' ? path : `${path}?${search}`;
}
