import type { AccountServices } from './accounts.ts';
import type { OrganisationServices } from './organisations.ts';
import type { Locale, Memberships, WorkshopRecord } from '@uskalla/domain';
import type { ChangeDraft, DraftHistory, DraftMoment, DraftView, Published, Restored } from './drafts.ts';
import type { BesideText, DeskView, PhoneView, TemplateView, WallView, WorkshopListItem } from './screens.ts';
import type { Exported } from './exports.ts';
import type { ImpactTable, ImpactView, LibraryPlaces } from './impact.ts';
import type { AddPhoto, ChangePhoto, MovePhoto, PhotoDeskView, RemovePhoto } from './photos.ts';
import type { FindingKey, PublishCheck, PublishDraft } from './publishing.ts';
import type { SuggestionsView } from './suggestions.ts';
import type { StoryFacetsView, StoryList, StoryQuery, StoryView } from './stories.ts';
import type {
  AnnouncementView,
  AnswerFollowUp,
  AnswerQuestion,
  AskTellers,
  CollectionView,
  CurateCommand,
  CurationLogView,
  CurationView,
  FollowUpView,
  SideBySideView,
  StoryPageView,
  StoryVersionsView,
  TendingView,
  TranslateStory,
  TranslationDeskView,
} from './story-life.ts';
import type { NoticeServices } from './notices.ts';
import type { RequestServices } from './requests.ts';
import type { TellerServices } from './tellers.ts';
import type { Mine, ScreenStage } from './stage.ts';
import type { PhoneCommand, SteerCommand } from './steering.ts';
import type {
  AgendaChoice,
  BeginDraft,
  BegunDraft,
  ChangePerson,
  ChangeSeat,
  ChangeTable,
  ChangeWorkshop,
  CreateWorkshop,
  CreatedWorkshop,
  Joined,
  JoinView,
  JoinWorkshop,
  SaveAgenda,
  StartRehearsal,
} from './workshops.ts';

/** Who a request comes from, as far as its cookies say. */
export type Caller = Readonly<{
  user: Readonly<{
    id: string;
    name: string;
    email: string;
    /** Signed in with more than a password or a link. */
    hasSecondFactor: boolean;
  }> | null;
  /** The device secret, verified; what seats belong to. */
  device: string | null;
  /** Grants to show workshops' walls, as the server signed them. */
  walls: readonly string[];
  /** Grants to steer workshops, by links for co-facilitators, as the server signed them. */
  steers: readonly string[];
  /** Marks of the stories this browser has thanked for. */
  thanked: readonly string[];
  /** The scheme, host and port that addresses shown to this caller begin with. */
  baseUrl: string;
  /** The language of messages to this caller. */
  locale: Locale;
  /** For limits only; never logged. */
  address: string;
}>;

/** A cookie to be set, in the shape that Express and SvelteKit both take. */
export type CookieToSet = Readonly<{
  name: string;
  value: string;
  options: Readonly<{ path: string; httpOnly: boolean; sameSite: 'lax'; secure: boolean; maxAge: number }>;
}>;

/**
 * The use cases, as the HTTP API and the web's server side see them; the only seam between the
 * server and SvelteKit. Each throws domain Faults.
 */
export interface Services {
  /** Reads cookies and headers into a caller. Never throws for bad ones: they count as absent. */
  identify(request: { headers: Headers; address: string; secure: boolean }): Promise<Caller>;

  createWorkshop(caller: Caller, input: CreateWorkshop): Promise<CreatedWorkshop>;
  /**
   * A draft to be written without an event; the caller gets a seat at it.
   * @throws not_signed_in, municipality_unknown, story_unknown, story_withdrawn
   */
  beginDraft(caller: Caller, input: BeginDraft): Promise<{ begun: BegunDraft; cookie: CookieToSet }>;
  listWorkshops(caller: Caller): Promise<WorkshopListItem[]>;
  changeWorkshop(caller: Caller, workshopId: string, change: ChangeWorkshop): Promise<void>;
  addTable(caller: Caller, workshopId: string): Promise<void>;
  /** @throws table_unknown, name_too_long */
  changeTable(caller: Caller, workshopId: string, tableId: string, change: ChangeTable): Promise<void>;
  /** Moves as few people as possible so that the tables are even. */
  evenTables(caller: Caller, workshopId: string): Promise<void>;
  changePerson(caller: Caller, workshopId: string, participantId: string, change: ChangePerson): Promise<void>;
  removePerson(caller: Caller, workshopId: string, participantId: string): Promise<void>;
  readmitPerson(caller: Caller, workshopId: string, participantId: string): Promise<void>;
  /** Another join code; the one before lets nobody new in. */
  renewCode(caller: Caller, workshopId: string): Promise<{ code: string }>;
  /** Another link for co-facilitators, or none; the one before ends. */
  renewCoLink(caller: Caller, workshopId: string, wanted: boolean): Promise<{ coUrl: string | null }>;
  /** Lets this browser steer, for the secret of that link. */
  openDesk(caller: Caller, workshopId: string, secret: string): Promise<CookieToSet>;
  /** The address that makes whoever opens it, signed in, the workshop's owner; the caller steers on. */
  handOverLink(caller: Caller, workshopId: string): Promise<{ handOverUrl: string; cookie: CookieToSet }>;
  takeOver(caller: Caller, workshopId: string, secret: string): Promise<CookieToSet>;

  /** The agendas somebody keeps. */
  listAgendas(caller: Caller): Promise<AgendaChoice[]>;
  saveAgenda(caller: Caller, input: SaveAgenda): Promise<AgendaChoice>;
  removeAgenda(caller: Caller, agendaId: string): Promise<void>;

  /** Where a workshop is, as each kind of screen is shown it; the caller has been let in already. */
  stage(workshopId: string): Promise<ScreenStage>;
  /** @throws moved_on where the sender's screen was behind, and what each command's rules say */
  steer(caller: Caller, workshopId: string, command: SteerCommand): Promise<void>;
  /**
   * Somebody who was let in before gives something.
   * @returns all they have given to the phase; `null` for what belongs to none
   * @throws not_signed_in where they left or were taken out since, and what each activity's rules say
   */
  takePart(workshopId: string, participantId: string, command: PhoneCommand): Promise<Mine | null>;
  /** What somebody who was let in has given, by phase; phases without anything are left out. */
  given(workshopId: string, participantId: string): Promise<Mine[]>;
  /** Everything said up to now, labels in the caller's language; for whoever steers it. */
  workshopRecord(caller: Caller, workshopId: string): Promise<WorkshopRecord>;
  /** The same as a file. @throws not_found for a format that is none of `exportFormats` */
  exportWorkshop(caller: Caller, workshopId: string, format: string): Promise<Exported>;
  /**
   * Simulated people come and take part at human speed, so that the agenda can be practised alone. Started twice it is
   * one rehearsal, with the larger number of people.
   * @throws not_now where the workshop is none to rehearse in, workshop_closed
   */
  startRehearsal(caller: Caller, workshopId: string, wanted: StartRehearsal): Promise<void>;
  stopRehearsal(caller: Caller, workshopId: string): Promise<void>;
  /** A fresh projector link; the old one stops working. */
  renewWall(caller: Caller, workshopId: string): Promise<{ projectorUrl: string }>;
  /** Lets this browser show the wall, for the secret of the projector link. */
  openWall(caller: Caller, workshopId: string, secret: string): Promise<CookieToSet>;

  /** @throws code_unknown, workshop_closed, too_many_requests after many wrong codes from one address */
  joinView(caller: Caller, code: string): Promise<JoinView>;
  join(
    caller: Caller,
    code: string,
    input: JoinWorkshop,
  ): Promise<{ joined: Joined; cookie: CookieToSet; isNew: boolean }>;
  changeSeat(caller: Caller, code: string, change: ChangeSeat): Promise<void>;
  leaveSeat(caller: Caller, code: string): Promise<void>;

  deskView(caller: Caller, workshopId: string): Promise<DeskView>;
  wallView(caller: Caller, workshopId: string): Promise<WallView>;
  phoneView(caller: Caller, code: string): Promise<PhoneView>;
  /** The same for somebody who was let in before. @throws not_signed_in where they left or were taken out since */
  phoneViewOf(workshopId: string, participantId: string): Promise<PhoneView>;
  besideText(caller: Caller, workshopId: string): Promise<BesideText>;
  templateOf(workshopId: string, locale: Locale): Promise<TemplateView>;
  templates(locale: Locale): Promise<TemplateView[]>;
  /** The language a workshop is held in, or `undefined` where there is none. */
  workshopLanguage(where: { code: string } | { id: string }): Promise<Locale | undefined>;

  draft(caller: Caller, draftId: string): Promise<DraftView>;
  changeDraft(caller: Caller, draftId: string, change: ChangeDraft): Promise<void>;
  /** What stands in the way of publishing: who has agreed, what may tell of a person. @throws not_allowed, draft_unknown */
  publishCheck(caller: Caller, draftId: string): Promise<PublishCheck>;
  /** @throws consent_refused, consent_missing, personal_data, draft_incomplete */
  publish(caller: Caller, draftId: string, input?: PublishDraft): Promise<{ published: Published; isNew: boolean }>;
  /** Takes what was found out of a draft, wherever it stands in its field; a new edit, which all screens show. */
  redactDraft(caller: Caller, draftId: string, finding: FindingKey): Promise<void>;
  /** For whoever steers the workshop. @throws not_allowed, draft_unknown */
  draftHistory(caller: Caller, draftId: string): Promise<DraftHistory>;
  /** @throws not_found for a moment that is none of this draft's */
  draftAt(caller: Caller, draftId: string, seq: number): Promise<DraftMoment>;
  /** @throws not_found for a moment that is none of this draft's */
  restoreDraft(caller: Caller, draftId: string, seq: number, only?: string): Promise<Restored>;

  /** The story a draft became, for the link that its table was given; `null` while there is none. */
  storyOfDraft(draftId: string): Promise<{ slug: string; language: Locale } | null>;

  stories(caller: Caller, query: StoryQuery): Promise<StoryList>;
  story(caller: Caller, slug: string): Promise<StoryView>;
  storyFacets(caller: Caller, query: StoryQuery): Promise<StoryFacetsView>;
  /** What somebody could mean who has typed so much of a search. */
  suggestions(caller: Caller, typed: string): Promise<SuggestionsView>;

  /** A story with all that has come of it. @throws story_unknown, story_withdrawn */
  storyPage(caller: Caller, slug: string): Promise<StoryPageView>;
  storyVersions(caller: Caller, slug: string): Promise<StoryVersionsView>;
  /** A story beside the one it was begun from. @throws story_unknown where it was begun from none */
  sideBySide(caller: Caller, slug: string): Promise<SideBySideView>;
  /** Counts a reader's thanks once. @returns the cookie that remembers it, `null` where it is counted already */
  thank(caller: Caller, slug: string): Promise<CookieToSet | null>;
  /** @throws text_needed, text_too_long, too_many_requests */
  askTellers(caller: Caller, slug: string, input: AskTellers): Promise<void>;
  /** What a signed link asks. @throws not_found for a link that is not ours */
  followUp(token: string): Promise<FollowUpView>;
  answerFollowUp(token: string, answer: AnswerFollowUp): Promise<void>;
  collections(caller: Caller): Promise<CollectionView[]>;
  /** @throws not_found */
  collection(caller: Caller, slug: string): Promise<CollectionView>;
  announcements(caller: Caller): Promise<AnnouncementView[]>;
  curationLog(before?: string): Promise<CurationLogView>;

  /** What the caller's own stories wait for. */
  tending(caller: Caller): Promise<TendingView>;
  /** For a story's facilitator and for ambassadors. */
  answerQuestion(caller: Caller, answer: AnswerQuestion): Promise<void>;
  declineQuestion(caller: Caller, id: string): Promise<void>;
  /** A story's photos, for those who look after it, as the others here. @throws not_allowed, story_unknown */
  photoDesk(caller: Caller, slug: string): Promise<PhotoDeskView>;
  /**
   * @param read reads what was sent; asked once it is known that the caller may, and there is room
   * @throws what `Darkroom` says of a file, alt_needed, text_too_long, photos_full, story_withdrawn, unavailable where many come at once
   */
  addPhoto(caller: Caller, slug: string, read: () => Promise<AddPhoto>): Promise<void>;
  /** @throws not_found, alt_needed, text_too_long */
  changePhoto(caller: Caller, change: ChangePhoto): Promise<void>;
  movePhoto(caller: Caller, move: MovePhoto): Promise<void>;
  /** @throws not_found; text_needed where an ambassador gives no reason */
  removePhoto(caller: Caller, removal: RemovePhoto): Promise<void>;
  /** What the caller's account is a member of. */
  memberships(caller: Caller): Promise<Memberships>;
  /** @throws not_allowed but for ambassadors, as the others here */
  curation(caller: Caller): Promise<CurationView>;
  curate(caller: Caller, command: CurateCommand): Promise<void>;
  translationDesk(caller: Caller, slug: string, language: Locale): Promise<TranslationDeskView>;
  translateStory(caller: Caller, slug: string, input: TranslateStory): Promise<void>;
  /** At most half a minute old, as the figures below. */
  libraryPlaces(): Promise<LibraryPlaces>;
  impact(caller: Caller): Promise<{ view: ImpactView; tables: ImpactTable[] }>;
  /** One of the tables as CSV. @throws not_found for a name that is none of `impactTableNames` */
  impactTable(caller: Caller, name: string): Promise<Exported>;

  accounts: AccountServices;
  organisations: OrganisationServices;
  tellers: TellerServices;
  requests: RequestServices;
  notices: NoticeServices;

  /** What the first start's one-time link opens: makes the first account, or signs the first one in. */
  welcome: {
    /** @throws link_used where it has been taken or never was */
    check(token: string): Promise<{ needsAccount: boolean }>;
    /** @returns Set-Cookie headers of the new session */
    redeem(
      caller: Caller,
      token: string,
      account: { name: string; email: string; password: string } | null,
      headers: Headers,
    ): Promise<string[]>;
  };
}
