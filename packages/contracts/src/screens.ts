import type { Locale } from '@uskalla/domain';
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
}>;

export type DeskTable = Readonly<{
  id: string;
  number: number;
  draft: Readonly<{
    id: string;
    title: string;
    status: 'writing' | 'ready';
    fill: Readonly<Record<string, Fill>>;
    missing: readonly string[];
    slug: string | null;
  }>;
  people: readonly Readonly<{
    id: string;
    name: string | null;
    here: boolean;
    nameConsent: 'unasked' | 'yes' | 'no';
  }>[];
}>;

export type DeskView = Readonly<{
  workshop: WorkshopHead & Readonly<{ createdAt: string }>;
  joinUrl: string;
  projectorUrl: string;
  tables: readonly DeskTable[];
}>;

export type WallTable = Readonly<{
  id: string;
  number: number;
  draftId: string;
  status: 'writing' | 'ready';
  people: number;
}>;

export type WallView = Readonly<{
  workshop: WorkshopHead;
  joinUrl: string;
  arrived: readonly Readonly<{ id: string; name: string | null }>[];
  tables: readonly WallTable[];
}>;

export type PhoneView = Readonly<{
  workshop: WorkshopHead;
  me: Readonly<{ id: string; name: string | null; nameConsent: 'unasked' | 'yes' | 'no' }>;
  table: Readonly<{ id: string; number: number }>;
  mates: readonly Readonly<{ id: string; name: string | null }>[];
  draft: Readonly<{ id: string; status: 'writing' | 'ready'; slug: string | null }>;
}>;

/** One workshop in a facilitator's list. */
export type WorkshopListItem = Readonly<{
  id: string;
  code: string;
  title: string;
  municipality: string;
  status: 'open' | 'closed';
  createdAt: string;
}>;
