import type { ConsentSummary, Locale, PublishConsent, WorkshopKind } from '@uskalla/domain';
import type { QuestionView } from './drafts.ts';

/**
 * What each kind of screen is shown of a live workshop: one value, sent whole. A screen that
 * missed some is right again with the next one.
 */

/** 0 empty, 1 begun, 2 some, 3 full. */
export type Fill = 0 | 1 | 2 | 3;

export type TemplateView = Readonly<{ id: string; version: number; name: string; questions: readonly QuestionView[] }>;

type WorkshopHead = Readonly<{
  id: string;
  code: string;
  title: string;
  language: Locale;
  municipality: string;
  status: 'open' | 'closed';
  kind: WorkshopKind;
  rehearsal: boolean;
}>;

export type DeskTable = Readonly<{
  id: string;
  number: number;
  name: string | null;
  draft: Readonly<{
    id: string;
    title: string;
    status: 'writing' | 'ready';
    fill: Readonly<Record<string, Fill>>;
    missing: readonly string[];
    slug: string | null;
    /** Of those who sit there: how many agreed to publishing; and whether anybody at all refused. */
    consent: ConsentSummary;
  }>;
  people: readonly Readonly<{
    id: string;
    name: string | null;
    here: boolean;
    /** Held back from wall and phones until the desk lets it be shown. */
    isNameHeld: boolean;
    nameConsent: 'unasked' | 'yes' | 'no';
  }>[];
}>;

export type DeskView = Readonly<{
  workshop: WorkshopHead &
    Readonly<{
      createdAt: string;
      /** Once it is closed: when its drafts and people are deleted. */
      keptUntil: string | null;
    }>;
  joinUrl: string;
  projectorUrl: string;
  tables: readonly DeskTable[];
  /** Tables that went into another, to be taken apart again. */
  merged: readonly Readonly<{ id: string; number: number; name: string | null; into: string }>[];
  /** People who were taken out, to be let in again. */
  removed: readonly Readonly<{ id: string; name: string | null }>[];
  /** People who ask to be erased, the longest ago first; told to its owner alone. */
  erasureRequests: readonly Readonly<{
    participantId: string;
    name: string | null;
    askedAt: string;
    answerBy: string;
  }>[];
  /** How many simulated people take part just now; 0 where no rehearsal runs. */
  rehearsing: number;
  /** What the caller may do beyond steering. */
  isOwner: boolean;
  /** The link for co-facilitators, where there is one. */
  coUrl: string | null;
}>;

export type WallTable = Readonly<{
  id: string;
  number: number;
  name: string | null;
  draftId: string;
  status: 'writing' | 'ready';
  people: number;
  /** How full each answer is, where the wall may not read the text; else `null`. */
  fill: Readonly<Record<string, Fill>> | null;
}>;

export type WallView = Readonly<{
  workshop: WorkshopHead;
  joinUrl: string;
  arrived: readonly Readonly<{ id: string; name: string | null }>[];
  tables: readonly WallTable[];
}>;

export type PhoneView = Readonly<{
  workshop: WorkshopHead;
  me: Readonly<{
    id: string;
    name: string | null;
    nameConsent: 'unasked' | 'yes' | 'no';
    publishConsent: PublishConsent;
    hasHandUp: boolean;
  }>;
  table: Readonly<{ id: string; number: number; name: string | null; callsForHelp: boolean }>;
  /** Drafts of tables sat at before: what is still on this phone of them goes there. */
  formerDrafts: readonly string[];
  mates: readonly Readonly<{ id: string; name: string | null }>[];
  draft: Readonly<{
    id: string;
    status: 'writing' | 'ready';
    slug: string | null;
    /** Ids it had before it was made anew: what this phone keeps under these is to go. */
    formerIds: readonly string[];
  }>;
}>;

/** What stands beside the text on a page of writing, once: not what changes while it is open. */
export type BesideText = Readonly<{
  /** The story of the library that the workshop was begun from. */
  origin: Readonly<{ slug: string; title: string; language: Locale }> | null;
  /** The address by which the writer can withdraw later; theirs alone, so its secret is in the fragment. */
  ownUrl: string | null;
  /** Whether the writer is its facilitator too. */
  steers: boolean;
}>;

/** One workshop in a facilitator's list. */
export type WorkshopListItem = Readonly<{
  id: string;
  code: string;
  title: string;
  municipality: string;
  status: 'open' | 'closed';
  createdAt: string;
  /** Once it is closed: when its drafts and people are deleted, or were. */
  keptUntil: string | null;
  isForgotten: boolean;
  /** People who ask to be erased. */
  erasureRequests: number;
}>;
