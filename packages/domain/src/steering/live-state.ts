import { newClock, type PhaseClock } from './phase-clock.ts';
import type { Phase } from './phase.ts';

/** What the wall can be told to show; `follow` is what the phase needs. */
export const wallScenes = [
  'follow',
  'door',
  'tables',
  'spotlight',
  'reading',
  'activity',
  'instruction',
  'blank',
] as const;
export type WallScene = (typeof wallScenes)[number];
/** What a wall shows, once `follow` is looked up. */
export type ShownScene = Exclude<WallScene, 'follow'>;

export type WallState = Readonly<{
  scene: WallScene;
  /** Whose story is forward, or read; `null` is the first there is. */
  tableId: string | null;
  /** The one card that is forward; `null` is the whole story. */
  questionId: string | null;
  /** Where the reading is: 0 the title, then the answers in order. */
  step: number;
  /** Which page of a long answer, counted from 0. */
  page: number;
  /** Size of the text, times the usual one. */
  zoom: number;
  faces: 'names' | 'count';
}>;

export const seatings = ['evenly', 'by-choice', 'by-hand'] as const;
/** How newcomers find their table: the smallest, one they choose, or the smallest until the desk moves them. */
export type Seating = (typeof seatings)[number];

/** One thing that can be voted for: a table's story, or its answer to one question. */
export type BallotOption = Readonly<{ item: string; tableId: string; number: number; label: string }>;

/**
 * How a workshop is being steered, as one value. It is stored with a version, and changed only by
 * {@link steer}; whatever is shown is computed from it.
 */
export type LiveState = Readonly<{
  agenda: readonly Phase[];
  /** Grows with each edit of the agenda, so that two desks do not overwrite each other. */
  agendaEdits: number;
  phaseId: string;
  /** When this phase began, server time in milliseconds. */
  phaseBegan: number;
  clock: PhaseClock;
  wall: WallState;
  /** Phones are quiet: everybody looks up. */
  lookUp: boolean;
  areDoorsOpen: boolean;
  seating: Seating;
  /** Tables do not see each other's texts. */
  areTextsHidden: boolean;
  /** What is voted on, by vote phase, as it was when the voting began. */
  ballots: Readonly<Record<string, readonly BallotOption[]>>;
  /** Phases whose result may be seen. */
  resultsShown: readonly string[];
}>;

export const zooms = [0.8, 0.9, 1, 1.15, 1.3, 1.5] as const;

/** The last letters may still arrive this long after writing ends, milliseconds. */
export const writingGrace = 4_000;

/** A workshop before anything was steered: in the first phase, its clock at rest. */
export function newLiveState(agenda: readonly [Phase, ...Phase[]] | readonly Phase[], now: number): LiveState {
  const [first] = agenda;
  return {
    agenda,
    agendaEdits: 0,
    phaseId: first?.id ?? '',
    phaseBegan: now,
    clock: newClock(first?.minutes ?? 0),
    wall: { scene: 'follow', tableId: null, questionId: null, step: 0, page: 0, zoom: 1, faces: 'names' },
    lookUp: false,
    areDoorsOpen: true,
    seating: 'by-choice',
    areTextsHidden: false,
    ballots: {},
    resultsShown: [],
  };
}

/** The phase a workshop is in; every state has one. */
export function currentPhase(state: LiveState): Phase {
  const phase = state.agenda.find(({ id }) => id === state.phaseId);
  if (!phase) throw new Error('a live state without its phase');
  return phase;
}

/** What a vote phase votes on; nothing before its voting began. */
export function ballotOf({ ballots }: Pick<LiveState, 'ballots'>, phaseId: string): readonly BallotOption[] {
  return Object.hasOwn(ballots, phaseId) ? (ballots[phaseId] ?? []) : [];
}

/** Whether tables may write now. It follows from the state and the time, so nobody has to be there to end it. */
export function mayTablesWrite(
  state: Pick<LiveState, 'agenda' | 'phaseId' | 'phaseBegan' | 'clock'>,
  now: number,
): boolean {
  const closes = writingClosesAt(state);
  return closes === null || now < closes + writingGrace;
}

/** When writing ends, or ended, by server time in milliseconds; `null` where nothing ends it as things stand. */
export function writingClosesAt({
  agenda,
  phaseId,
  phaseBegan,
  clock,
}: Pick<LiveState, 'agenda' | 'phaseId' | 'phaseBegan' | 'clock'>): number | null {
  const writing = agenda.find(({ id }) => id === phaseId)?.writing ?? 'open';
  if (writing === 'closed') return phaseBegan;
  if (writing === 'open') return null;
  if (clock.state === 'running') return clock.endsAt;
  // Paused after its end it has still run out.
  return clock.state === 'paused' && clock.leftMs <= 0 ? phaseBegan : null;
}

/** What the wall shows in this phase where it follows it. */
export function sceneOf(state: Pick<LiveState, 'agenda' | 'phaseId' | 'wall'>): ShownScene {
  if (state.wall.scene !== 'follow') return state.wall.scene;
  const phase = state.agenda.find(({ id }) => id === state.phaseId);
  if (phase?.activity) return 'activity';
  switch (phase?.kind) {
    case 'arrive':
      return 'door';
    case 'write':
      return 'tables';
    case 'read':
      return 'reading';
    default:
      return 'instruction';
  }
}

/** The phases whose dare-o-meters are before and after: the first and the last of them, where there are two. */
export function dareBeforeAndAfter(agenda: readonly Phase[]): { before: string | null; after: string | null } {
  const ids = agenda.filter(({ activity }) => activity?.kind === 'dare').map(({ id }) => id);
  return { before: ids[0] ?? null, after: ids.length > 1 ? (ids.at(-1) ?? null) : null };
}
