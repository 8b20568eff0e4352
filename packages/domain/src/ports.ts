import type { AuditRepository } from './audit.ts';
import type { ConsentRepository, TellerRepository } from './consent.ts';
import type { Draft, DraftStatus } from './draft.ts';
import type { Stage } from './facts.ts';
import type { StoryPhotoRepository } from './library/photo-ports.ts';
import type { CurationRepository, StoryLifeRepository } from './library/ports.ts';
import type { DaredKind, FactKind, FailedKind } from './library/story-kinds.ts';
import type { ErasureRepository } from './erasure.ts';
import type { LibraryFiguresRepository } from './library-figures.ts';
import type { Locale } from './locale.ts';
import type { Move, TableWithSeats } from './seating.ts';
import type { Contribution } from './steering/contribution.ts';
import type { LiveState } from './steering/live-state.ts';
import type { Phase } from './steering/phase.ts';
import type { FeedbackRepository, NoticeRepository } from './notices.ts';
import type { OrganisationRepository } from './organisation.ts';
import type { RetentionRepository } from './retention.ts';
import type { NewStory, Story, StoryRevision } from './story.ts';
import type { StoryChangeRepository } from './story-changes.ts';
import type { Template } from './template.ts';
import type { NameConsent, NameStatus, Participant, Table, Workshop } from './workshop.ts';

/** The time now; given in so that rules and tests agree on it. */
export type Clock = () => Date;

/** A draft to be made with its table: the id and the first content of its document. */
export type NewTable = Readonly<{
  table: Pick<Table, 'id' | 'workshopId' | 'number' | 'draftId'>;
  firstContent: Uint8Array;
}>;

export interface WorkshopRepository {
  /**
   * Makes a workshop with its tables, drafts and the drafts' first content, and how it begins, in one transaction.
   * @returns false where the code is taken by another workshop: make a new code and try again
   */
  create(workshop: Workshop, wallKey: string, tables: readonly NewTable[], begin: LiveState): Promise<boolean>;
  byId(id: string): Promise<Workshop | undefined>;
  byCode(code: string): Promise<Workshop | undefined>;
  /** The workshop that gave up this code for a new one. */
  byFormerCode(code: string): Promise<Workshop | undefined>;
  /**
   * Gives a workshop a new code; the one it has becomes a former one.
   * @returns false where the code is, or was, another workshop's
   */
  setCode(id: string, code: string): Promise<boolean>;
  /** How often the workshop was handed over. */
  handOvers(id: string): Promise<number | undefined>;
  /**
   * Makes somebody else its facilitator.
   * @param before how often it had been handed over
   * @returns false where it was handed over meanwhile; nothing is changed then
   */
  handOver(id: string, before: number, userId: string): Promise<boolean>;
  /** Newest first. */
  byFacilitator(userId: string): Promise<Workshop[]>;
  /** Opens or closes it, at that moment; not one that is forgotten. */
  setStatus(workshop: Workshop, at: Date): Promise<void>;
  /** What the secret of the projector link is derived from; a new one ends the old link. */
  wallKey(id: string): Promise<string | undefined>;
  setWallKey(id: string, key: string): Promise<void>;
  /** What the secret of the co-facilitators' link is derived from; `null` where there is no such link. */
  coKey(id: string): Promise<string | null | undefined>;
  setCoKey(id: string, key: string | null): Promise<void>;
}

/** The state of a workshop, with the version that grows with each change. */
export type VersionedState = Readonly<{ version: number; state: LiveState }>;

export interface LiveStateRepository {
  get(workshopId: string): Promise<VersionedState | undefined>;
  /** A workshop and how it is being steered, as of one moment; no state where it has none yet. */
  withWorkshop(
    workshopId: string,
  ): Promise<Readonly<{ workshop: Workshop; current: VersionedState | undefined }> | undefined>;
  /**
   * Puts `state` in the place of the version that it was made from, 0 where there was none.
   * @returns false where another change was quicker; nothing is changed then
   */
  replace(workshopId: string, version: number, state: LiveState): Promise<boolean>;
}

/** Dots, answers or hands, counted. */
export type Tally = Readonly<{ item: string; sum: number; people: number }>;

export interface ContributionRepository {
  /** Everything given to an activity, oldest first. */
  of(workshopId: string, activity: string): Promise<Contribution[]>;
  /** Who gave something to each of these activities, the longest ago first. */
  givers(workshopId: string, activities: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  /** To which activities anything was given. */
  answered(workshopId: string): Promise<string[]>;
  /** What one person gave to activities of a workshop, under each one's pseudonym. */
  ofPerson(workshopId: string, given: readonly Readonly<{ activity: string; by: string }>[]): Promise<Contribution[]>;
  /** By item, whatever the number: its sum, and how many people. */
  tally(workshopId: string, activity: string): Promise<Tally[]>;
  /** How many people gave anything to an activity. */
  countPeople(workshopId: string, activity: string): Promise<number>;
  /** By activity, how many gave each number. */
  countByNumber(
    workshopId: string,
    activities: readonly string[],
  ): Promise<ReadonlyMap<string, ReadonlyMap<number, number>>>;
  /**
   * Replaces what one person gave to an activity by what `change` makes of it; two changes of one person never cross.
   * What `change` throws undoes it.
   */
  change(
    workshopId: string,
    activity: string,
    by: string,
    change: (mine: readonly Contribution[]) => readonly Contribution[],
  ): Promise<readonly Contribution[]>;
  approve(workshopId: string, activity: string, item: string, isApproved: boolean): Promise<boolean>;
  /** Everything under these pseudonyms goes. */
  removeBy(workshopId: string, by: readonly string[]): Promise<void>;
  /** One item of an activity goes, whoever gave it. */
  removeItem(workshopId: string, activity: string, item: string): Promise<void>;
}

/** An agenda kept for further workshops. */
export type AgendaTemplate = Readonly<{ id: string; ownerId: string; name: string; phases: readonly Phase[] }>;

export interface AgendaTemplateRepository {
  byId(id: string): Promise<AgendaTemplate | undefined>;
  /** By name. */
  ofOwner(ownerId: string): Promise<AgendaTemplate[]>;
  save(template: AgendaTemplate, now: Date): Promise<void>;
  remove(id: string): Promise<void>;
}

export interface TableRepository {
  /** By number, with how many sit at each. */
  ofWorkshop(workshopId: string): Promise<TableWithSeats[]>;
  /**
   * Adds a table with its draft, numbered after the last one.
   * @throws Fault `workshop_full` beyond the most tables
   */
  add(workshopId: string, table: Pick<Table, 'id' | 'draftId'>, firstContent: Uint8Array): Promise<Table>;
  rename(id: string, name: string | null): Promise<void>;
  /**
   * Makes one table of two: the people of the first sit at the second from then on, whoever sits down meanwhile among
   * them. One transaction that holds the workshop, so that two tables merged into each other do not both go.
   * @returns false where either is no table of its own any more; nothing is changed then
   */
  merge(workshopId: string, from: string, into: string): Promise<boolean>;
  /** The table is one of its own again; its people stay where they are. */
  unmerge(id: string): Promise<void>;
}

export interface ParticipantRepository {
  /**
   * The seat of a device, made where it has none. One transaction that holds the workshop, so
   * that eighty phones at once are still seated evenly, and one device never sits twice.
   * @param choose picks the table, for whoever has none, in the workshop as it is now; what it throws undoes everything
   * @throws Fault `seat_removed` for a device whose person was taken out
   */
  seat(
    person: Readonly<{
      id: string;
      workshopId: string;
      deviceHash: string;
      name: string | null;
      nameStatus: NameStatus;
      joinedAt: Date;
    }>,
    choose: (tables: readonly TableWithSeats[], workshop: Workshop) => Table,
  ): Promise<{ participant: Participant; isNew: boolean }>;
  byDevice(workshopId: string, deviceHash: string): Promise<Participant | undefined>;
  /** Also one who was taken out. */
  byId(id: string): Promise<Participant | undefined>;
  ofWorkshop(workshopId: string): Promise<Participant[]>;
  /** Those who were taken out. */
  removedOf(workshopId: string): Promise<Participant[]>;
  rename(id: string, name: string | null, status: NameStatus): Promise<void>;
  setNameStatus(id: string, status: NameStatus): Promise<void>;
  setNameConsent(id: string, consent: NameConsent): Promise<void>;
  /** Seats people elsewhere, all at once; where they sat is remembered. */
  move(workshopId: string, moves: readonly Move[]): Promise<void>;
  /** The person leaves; what they wrote stays with the table. */
  remove(id: string): Promise<void>;
  /** The facilitator takes somebody out, or lets them in again: the device is still known. */
  setRemoved(id: string, at: Date | null): Promise<void>;
}

export interface DraftRepository {
  byId(id: string): Promise<Draft | undefined>;
  ofWorkshop(workshopId: string): Promise<Draft[]>;
  setStatus(id: string, status: DraftStatus): Promise<void>;
  /** Drafts of a workshop in which people have written anything. */
  writtenIn(workshopId: string): Promise<string[]>;
  /** Who has written in it: participants' ids, and how many people that is with whoever steered. */
  writers(id: string): Promise<Readonly<{ participants: string[]; count: number }>>;
}

/** What stories are looked for by; all of it together. */
export type StoryChoices = Readonly<{
  q?: string | undefined;
  /** Any of these, by code. */
  municipalities?: readonly string[] | undefined;
  theme?: string | undefined;
  stage?: Stage | undefined;
  /** The year in which it was first published, in Finland. */
  year?: number | undefined;
  language?: Locale | undefined;
  dared?: DaredKind | undefined;
  failed?: FailedKind | undefined;
  fact?: FactKind | undefined;
}>;

/** One page of what is found. */
export type StoryFilter = StoryChoices &
  Readonly<{
    cursor?: string | undefined;
    limit: number;
    /** The language in which stories are shown that have been translated into it. */
    shownIn?: Locale | undefined;
  }>;

/**
 * A story as a list shows it. `excerpt` is cut from the answers, plain text: the beginning, or where most is of what was looked for.
 * `matched` are the words of title and excerpt that were, in lower case. Title and excerpt may be translated, each in its own language.
 */
export type StorySummary = Readonly<{
  slug: string;
  title: string;
  titleLanguage: Locale;
  /** The story's own. */
  language: Locale;
  municipality: string;
  theme: string | null;
  stage: Stage | null;
  example: boolean;
  excerpt: string;
  excerptLanguage: Locale;
  publishedAt: Date;
  matched: readonly string[];
}>;

/** How many stories have a value. */
export type Counted<T> = Readonly<{ value: T; count: number }>;

/** Stories by what can be chosen, each list narrowed by every choice but its own. In no order. */
export type StoryFacets = Readonly<{
  municipalities: Counted<string>[];
  themes: Counted<string>[];
  stages: Counted<Stage>[];
  years: Counted<number>[];
  languages: Counted<Locale>[];
  dared: Counted<DaredKind>[];
  failed: Counted<FailedKind>[];
  facts: Counted<FactKind>[];
}>;

/** `total` is how many were found on all pages. */
export type StoryPage = Readonly<{ items: StorySummary[]; next: string | null; total: number }>;

export interface StoryRepository {
  /** @throws Fault `bad_request` for a cursor that is not ours */
  search(filter: StoryFilter): Promise<StoryPage>;
  bySlug(slug: string): Promise<Story | undefined>;
  byId(id: string): Promise<Story | undefined>;
  /**
   * A story's first revision, and the draft's link to it, in one transaction. A slug that is
   * taken gets a number behind it.
   * @returns the story as stored, or the one already there where the draft has been published meanwhile
   */
  publish(story: NewStory, wishedSlug: string, draftId: string | null): Promise<Story>;
  /**
   * Publishes many stories, or none where one of them fails.
   * @returns their slugs, in the order of the stories
   */
  publishAll(stories: readonly Readonly<{ story: NewStory; wishedSlug: string }>[]): Promise<string[]>;
  /** Adds a revision; its number must follow the newest one's, or nothing is written and false comes back. */
  addRevision(storyId: string, revision: StoryRevision): Promise<boolean>;
  removeExamples(): Promise<number>;
  /** What can be chosen further. */
  facets(choices: StoryChoices): Promise<StoryFacets>;
}

export interface TemplateRepository {
  get(id: string, version?: number): Promise<Template | undefined>;
  list(): Promise<Template[]>;
  /** Puts a version in place where it is missing; a version once there never changes. */
  ensure(template: Template): Promise<void>;
}

/** Small values of the installation itself: its secret, one-time links. */
export interface SettingRepository {
  get(key: string): Promise<string | undefined>;
  /** Stores `value` unless there is one already; returns the one that is there afterwards. */
  getOrCreate(key: string, value: string): Promise<string>;
  set(key: string, value: string): Promise<void>;
  /** Removes the value if it is still `expected`, so that only one of two takers gets it. */
  take(key: string, expected: string): Promise<boolean>;
}

export type Repositories = Readonly<{
  organisations: OrganisationRepository;
  audit: AuditRepository;
  consents: ConsentRepository;
  tellers: TellerRepository;
  retention: RetentionRepository;
  erasure: ErasureRepository;
  notices: NoticeRepository;
  feedback: FeedbackRepository;
  workshops: WorkshopRepository;
  tables: TableRepository;
  participants: ParticipantRepository;
  drafts: DraftRepository;
  stories: StoryRepository;
  storyLife: StoryLifeRepository;
  curation: CurationRepository;
  storyPhotos: StoryPhotoRepository;
  storyChanges: StoryChangeRepository;
  libraryFigures: LibraryFiguresRepository;
  templates: TemplateRepository;
  liveStates: LiveStateRepository;
  contributions: ContributionRepository;
  agendaTemplates: AgendaTemplateRepository;
  settings: SettingRepository;
}>;
