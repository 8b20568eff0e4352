import type { Locale } from './locale.ts';
import type { QuestionTone } from './template.ts';

/** Everything said in a workshop up to one moment, as plain data: what every export is made of. */
export type WorkshopRecord = Readonly<{
  workshop: Readonly<{
    title: string;
    code: string;
    language: Locale;
    /** Its name in the export's language. */
    municipality: string;
    /** The day it was held: an ISO date or time. */
    date: string;
    /** Practised with simulated participants: nobody said any of it. */
    rehearsal: boolean;
  }>;
  /** The moment, as an ISO time. */
  exportedAt: string;
  people: number;
  /** Of its template, in order. */
  questions: readonly Readonly<{ id: string; tone: QuestionTone; text: string }>[];
  tables: readonly TableRecord[];
  /** What was done beside writing, in the agenda's order. */
  activities: readonly ActivityRecord[];
}>;

/** One table's story as it stands. */
export type TableRecord = Readonly<{
  number: number;
  name: string | null;
  title: string;
  /** By question id. */
  answers: Readonly<Record<string, string>>;
  /** Already in words. */
  facts: readonly Readonly<{ label: string; value: string }>[];
  /** Only of those who agreed to it. */
  names: readonly string[];
  /** Where it was published, if it has been. */
  storyUrl: string | null;
}>;

/** What came of one activity: figures and texts, never who. */
export type ActivityRecord = Readonly<
  /** How many said 1, 2, 3, 4 and 5. */
  | { kind: 'dare'; heading: string; counts: readonly [number, number, number, number, number] }
  | { kind: 'words'; heading: string; words: readonly Readonly<{ label: string; count: number }>[] }
  | { kind: 'question'; heading: string; entries: readonly Readonly<{ text: string; votes: number }>[] }
  | { kind: 'vote'; heading: string; options: readonly Readonly<{ label: string; dots: number }>[] }
>;
