import type { Draft, DraftStatus } from './draft.ts';
import type { Stage } from './facts.ts';
import type { Locale } from './locale.ts';
import type { TableWithSeats } from './seating.ts';
import type { Story, StoryRevision } from './story.ts';
import type { Template } from './template.ts';
import type { NameConsent, Participant, Table, Workshop } from './workshop.ts';

/** The time now; given in so that rules and tests agree on it. */
export type Clock = () => Date;

/** A draft to be made with its table: the id and the first content of its document. */
export type NewTable = Readonly<{ table: Table; firstContent: Uint8Array }>;

export interface WorkshopRepository {
  /**
   * Makes a workshop with its tables, drafts and the drafts' first content, in one transaction.
   * @returns false where the code is taken by another workshop: make a new code and try again
   */
  create(workshop: Workshop, wallKey: string, tables: readonly NewTable[]): Promise<boolean>;
  byId(id: string): Promise<Workshop | undefined>;
  byCode(code: string): Promise<Workshop | undefined>;
  /** Newest first. */
  byFacilitator(userId: string): Promise<Workshop[]>;
  setStatus(workshop: Workshop): Promise<void>;
  /** What the secret of the projector link is derived from; a new one ends the old link. */
  wallKey(id: string): Promise<string | undefined>;
  setWallKey(id: string, key: string): Promise<void>;
}

export interface TableRepository {
  /** By number, with how many sit at each. */
  ofWorkshop(workshopId: string): Promise<TableWithSeats[]>;
  /**
   * Adds a table with its draft, numbered after the last one.
   * @throws Fault `workshop_full` beyond the most tables
   */
  add(workshopId: string, table: Omit<NewTable['table'], 'number'>, firstContent: Uint8Array): Promise<Table>;
}

export interface ParticipantRepository {
  /**
   * The seat of a device, made where it has none. One transaction that holds the workshop, so
   * that eighty phones at once are still seated evenly, and one device never sits twice.
   * @param choose picks the table; what it throws undoes everything
   */
  seat(
    person: Readonly<{ id: string; workshopId: string; deviceHash: string; name: string | null; joinedAt: Date }>,
    choose: (tables: readonly TableWithSeats[]) => Table,
  ): Promise<{ participant: Participant; isNew: boolean }>;
  byDevice(workshopId: string, deviceHash: string): Promise<Participant | undefined>;
  ofWorkshop(workshopId: string): Promise<Participant[]>;
  rename(id: string, name: string | null): Promise<void>;
  setNameConsent(id: string, consent: NameConsent): Promise<void>;
  /** The person leaves; what they wrote stays with the table. */
  remove(id: string): Promise<void>;
}

export interface DraftRepository {
  byId(id: string): Promise<Draft | undefined>;
  ofWorkshop(workshopId: string): Promise<Draft[]>;
  setStatus(id: string, status: DraftStatus): Promise<void>;
  /** How many different people have written in it. */
  countWriters(id: string): Promise<number>;
}

export type StoryFilter = Readonly<{
  q?: string | undefined;
  municipality?: string | undefined;
  theme?: string | undefined;
  stage?: Stage | undefined;
  cursor?: string | undefined;
  limit: number;
}>;

/** A story as a list shows it. `excerpt` is cut from the answers, plain text. */
export type StorySummary = Readonly<{
  slug: string;
  title: string;
  language: Locale;
  municipality: string;
  theme: string | null;
  stage: Stage | null;
  example: boolean;
  excerpt: string;
  publishedAt: Date;
}>;

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
  publish(story: Omit<Story, 'slug'>, wishedSlug: string, draftId: string | null): Promise<Story>;
  /** Adds a revision; its number must follow the newest one's, or nothing is written and false comes back. */
  addRevision(storyId: string, revision: StoryRevision): Promise<boolean>;
  removeExamples(): Promise<number>;
  /** Which values the library holds, for the filters. */
  facets(): Promise<{ municipalities: string[]; themes: string[]; stages: Stage[] }>;
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
  workshops: WorkshopRepository;
  tables: TableRepository;
  participants: ParticipantRepository;
  drafts: DraftRepository;
  stories: StoryRepository;
  templates: TemplateRepository;
  settings: SettingRepository;
}>;
