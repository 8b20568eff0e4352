import type {
  Activity,
  BallotOption,
  Dots,
  LiveState,
  Phase,
  PhaseClock,
  PhaseKind,
  Ranked,
  Reaction,
  ShownScene,
  WallState,
  WritingRule,
} from '@uskalla/domain';

/**
 * What is the same for all screens of one kind: where the workshop is, and what is shown of what people give. It is made
 * once for everybody, and after the first time only what changed of it is sent.
 */

export type StagePhase = Readonly<{
  id: string;
  kind: PhaseKind;
  title: string;
  instruction: string;
  minutes: number;
  /** Counted from 1. */
  number: number;
  of: number;
  writing: WritingRule;
  activity: Activity | null;
}>;

/** How many said 1, 2, 3, 4, 5. */
export type DareCounts = readonly [number, number, number, number, number];

export type AskedQuestion = Readonly<{ id: string; text: string; votes: number }>;

/** What people give to the phase, as the room may see it. */
export type ActivityView =
  | Readonly<{
      kind: 'dare';
      answered: number;
      /** `null` while so few have answered that one could tell who. */
      before: DareCounts | null;
      after: DareCounts | null;
      isAfter: boolean;
    }>
  | Readonly<{ kind: 'words'; people: number; words: readonly Readonly<{ label: string; count: number }>[] }>
  | Readonly<{ kind: 'question'; asked: readonly AskedQuestion[]; waiting: number }>
  | Readonly<{
      kind: 'vote';
      voters: number;
      /** `null` until it is shown. */
      result: readonly Ranked[] | null;
    }>;

type Shared = Readonly<{
  phase: StagePhase;
  clock: PhaseClock;
  /** When tables may write no more; `null` where nothing ends it. Server time, milliseconds. */
  writingClosesAt: number | null;
  lookUp: boolean;
  activity: ActivityView | null;
  /** What the phase votes on; empty in others. Beside the activity, since it stays while the dots change. */
  ballot: readonly BallotOption[];
}>;

export type PhoneStage = Shared;

export type WallStage = Shared &
  Readonly<{
    wall: WallState;
    scene: ShownScene;
    areTextsHidden: boolean;
    areDoorsOpen: boolean;
  }>;

export type DeskStage = Shared &
  Readonly<{
    agenda: readonly Phase[];
    agendaEdits: number;
    wall: WallState;
    scene: ShownScene;
    areTextsHidden: boolean;
    areDoorsOpen: boolean;
    seating: LiveState['seating'];
    resultsShown: readonly string[];
    /** Who raised a hand, the longest first. */
    hands: readonly string[];
    /** Tables that call for help, the longest first. */
    help: readonly string[];
    /** What waits for the desk's approval in this phase, oldest first. */
    waiting: readonly Readonly<{ id: string; text: string }>[];
    /** Dots entered here for people without phones. */
    deskDots: Dots;
  }>;

export type ScreenStage = { phone: PhoneStage; wall: WallStage; desk: DeskStage };

/** What one person gave to one phase. */
export type Mine = Readonly<{
  phaseId: string;
  dare: number | null;
  words: Readonly<Record<number, string>>;
  dots: Dots;
  ups: readonly string[];
  asked: readonly Readonly<{ id: string; text: string; isApproved: boolean }>[];
}>;

/** The stage whole. `run` is one process's count: it says nothing at another. */
export type StageSnapshot<S> = Readonly<{ run: string; at: number; stage: S }>;
/** What changed from the `at` before to this one. A screen that is at another asks for a snapshot. */
export type StageChange = Readonly<{ run: string; from: number; at: number; set: Readonly<Record<string, unknown>> }>;

/** Reactions since the last such message. */
export type ReactionCounts = Readonly<Partial<Record<Reaction, number>>>;
