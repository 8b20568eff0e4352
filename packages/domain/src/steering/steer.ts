import { Fault } from '../fault.ts';
import {
  ballotOf,
  currentPhase,
  writingClosesAt,
  zooms,
  type BallotOption,
  type LiveState,
  type Seating,
  type WallScene,
} from './live-state.ts';
import { addMinute, newClock, pauseClock, startClock } from './phase-clock.ts';
import { readAgenda, type Phase } from './phase.ts';

/** What a facilitator does to the course of a workshop. `from`, `phase` and `seen` say what was on the screen when it was asked. */
export type SteerCommand =
  | Readonly<{ do: 'go'; from: string; to: string }>
  | Readonly<{ do: 'clock'; phase: string; act: 'start' | 'pause' | 'add' | 'stop' }>
  | Readonly<{ do: 'agenda'; seen: number; phases: readonly Phase[] }>
  | Readonly<{ do: 'look-up'; on: boolean }>
  | Readonly<{ do: 'doors'; open: boolean }>
  | Readonly<{ do: 'seating'; seating: Seating }>
  | Readonly<{ do: 'hide-texts'; on: boolean }>
  | Readonly<{ do: 'results'; phase: string; shown: boolean }>
  | WallCommand;

/** Where the reading is, as a screen that asks for the next step sees it. */
export type WallPlace = Readonly<{ tableId: string | null; step: number; page: number }>;

/** What the wall itself may be told from its own keys too. */
export type WallCommand =
  | Readonly<{ do: 'show'; scene: WallScene; tableId?: string | null; questionId?: string | null }>
  | Readonly<{ do: 'step'; by: 1 | -1; from: WallPlace }>
  | Readonly<{ do: 'zoom'; by: 1 | -1 }>
  | Readonly<{ do: 'faces'; faces: 'names' | 'count' }>;

/** What a command is carried out with, beyond the state. */
export type SteerContext = Readonly<{
  /** Server time, milliseconds. */
  now: number;
  /** Tables with something to read, by number. */
  tables: readonly string[];
  /** The template's questions, in order. */
  questions: readonly string[];
  /** How many pages each answer of a table has, in the questions' order; none where it is empty. */
  pages: (tableId: string) => readonly number[];
  /** Phases to which people have given something. */
  answered: readonly string[];
  /** What a vote phase votes on, read from the stories as they are now. */
  ballot: readonly BallotOption[];
}>;

/**
 * The state after a command. Asked for again what is so already (a double click, a repeated message), it is the
 * very same state.
 * @throws Fault `moved_on` where the sender's screen was behind; `phase_unknown`; `phase_in_use` for an agenda
 *   without the phase the workshop is in; `phase_answered` for one that asks something else, or nothing, where people
 *   have answered already; `agenda_invalid`
 */
export function steer(state: LiveState, command: SteerCommand, context: SteerContext): LiveState {
  switch (command.do) {
    case 'go':
      return go(state, command, context);
    case 'clock':
      return turnClock(state, command, context.now);
    case 'agenda':
      return editAgenda(state, command, context);
    case 'look-up':
      return state.lookUp === command.on ? state : { ...state, lookUp: command.on };
    case 'doors':
      return state.areDoorsOpen === command.open ? state : { ...state, areDoorsOpen: command.open };
    case 'seating':
      return state.seating === command.seating ? state : { ...state, seating: command.seating };
    case 'hide-texts':
      return state.areTextsHidden === command.on ? state : { ...state, areTextsHidden: command.on };
    case 'results':
      return showResults(state, command);
    default:
      return driveWall(state, command, context);
  }
}

function go(state: LiveState, { from, to }: { from: string; to: string }, context: SteerContext): LiveState {
  const next = state.agenda.find(({ id }) => id === to);
  if (!next) throw new Fault('phase_unknown');
  if (state.phaseId === to) return withBallot(state, next, context);
  if (state.phaseId !== from) throw new Fault('moved_on');
  return withBallot(
    {
      ...state,
      phaseId: next.id,
      phaseBegan: writingEnded(state, next, context.now),
      clock: newClock(next.minutes),
      wall: { ...state.wall, scene: 'follow', tableId: null, questionId: null, step: 0, page: 0 },
      lookUp: false,
    },
    next,
    context,
  );
}

/**
 * A vote begun stays on what it was begun on, also when the room goes back to it. Where nobody had written yet, or the
 * phase has become a vote since, going to where one is makes it.
 */
function withBallot(state: LiveState, { id, activity }: Phase, { ballot }: SteerContext): LiveState {
  if (activity?.kind !== 'vote' || ballotOf(state, id).length > 0 || ballot.length === 0) return state;
  return { ...state, ballots: { ...state.ballots, [id]: ballot } };
}

/** When a phase begins as far as writing is concerned: closed before, it is not opened again for the time of the grace. */
function writingEnded(state: LiveState, next: Phase, now: number): number {
  return next.writing === 'closed' ? Math.min(writingClosesAt(state) ?? now, now) : now;
}

function turnClock(
  state: LiveState,
  { phase, act }: { phase: string; act: 'start' | 'pause' | 'add' | 'stop' },
  now: number,
): LiveState {
  if (phase !== state.phaseId) throw new Fault('moved_on');
  const turned = {
    start: () => startClock(state.clock, now),
    pause: () => pauseClock(state.clock, now),
    add: () => addMinute(state.clock, now),
    stop: () => newClock(currentPhase(state).minutes),
  }[act]();
  return turned === state.clock ? state : { ...state, clock: turned };
}

function editAgenda(
  state: LiveState,
  { seen, phases }: { seen: number; phases: readonly Phase[] },
  { answered }: Pick<SteerContext, 'answered'>,
): LiveState {
  const agenda = readAgenda(phases);
  if (JSON.stringify(agenda) === JSON.stringify(state.agenda)) return state;
  if (seen !== state.agendaEdits) throw new Fault('moved_on');
  const now = agenda.find(({ id }) => id === state.phaseId);
  if (!now) throw new Fault('phase_in_use');
  const kindIn = (of: readonly Phase[], id: string) => of.find((phase) => phase.id === id)?.activity?.kind;
  const lost = state.agenda.find(({ id }) => answered.includes(id) && kindIn(agenda, id) !== kindIn(state.agenda, id));
  if (lost) throw new Fault('phase_answered', { phase: state.agenda.indexOf(lost) + 1 });
  const isClockAtRest = state.clock.state === 'stopped';
  return {
    ...state,
    agenda,
    agendaEdits: state.agendaEdits + 1,
    // A phase that comes later under an id that was used begins with nothing.
    ballots: Object.fromEntries(Object.entries(state.ballots).filter(([id]) => votesIn(agenda, id))),
    resultsShown: state.resultsShown.filter((id) => votesIn(agenda, id)),
    // A clock that runs is not changed under the room's eyes; one that has not begun gets its new length.
    clock: isClockAtRest ? newClock(now.minutes) : state.clock,
  };
}

const votesIn = (agenda: readonly Phase[], phaseId: string) =>
  agenda.some(({ id, activity }) => id === phaseId && activity?.kind === 'vote');

function showResults(state: LiveState, { phase, shown }: { phase: string; shown: boolean }): LiveState {
  if (!state.agenda.some(({ id }) => id === phase)) throw new Fault('phase_unknown');
  if (state.resultsShown.includes(phase) === shown) return state;
  const others = state.resultsShown.filter((id) => id !== phase);
  return { ...state, resultsShown: shown ? [...others, phase] : others };
}

function driveWall(state: LiveState, command: WallCommand, context: SteerContext): LiveState {
  const { wall } = state;
  const change = (changed: Partial<LiveState['wall']>): LiveState => {
    const next = { ...wall, ...changed };
    return JSON.stringify(next) === JSON.stringify(wall) ? state : { ...state, wall: next };
  };
  switch (command.do) {
    case 'show': {
      const tableId = command.tableId ?? null;
      const questionId = command.questionId ?? null;
      if (tableId !== null && !context.tables.includes(tableId)) throw new Fault('table_unknown', { table: '' });
      if (questionId !== null && !context.questions.includes(questionId)) throw new Fault('bad_request');
      return change({ scene: command.scene, tableId, questionId, step: 0, page: 0 });
    }
    case 'step':
      // Two remotes pressed at once are one step.
      if (!isSamePlace(command.from, wall)) return state;
      return change(stepReading(wall, command.by, context));
    case 'zoom': {
      const at = zooms.findIndex((zoom) => zoom === wall.zoom);
      return change({ zoom: zooms[Math.min(Math.max(at + command.by, 0), zooms.length - 1)] ?? 1 });
    }
    case 'faces':
      return change({ faces: command.faces });
  }
}

const isSamePlace = (a: WallPlace, b: WallPlace) => a.tableId === b.tableId && a.step === b.step && a.page === b.page;

/**
 * A step on in the reading: the next page of a long answer, the next answer that is not empty, behind the last one the
 * next table's title; and back the same way.
 */
function stepReading(place: WallPlace, by: 1 | -1, { tables, pages }: SteerContext): Partial<LiveState['wall']> {
  const at = Math.max(tables.indexOf(place.tableId ?? ''), 0);
  const places = tables.slice(Math.max(at - 1, 0), at + 2).flatMap((tableId) => placesOf(tableId, pages(tableId)));
  const here = { ...place, tableId: tables[at] ?? null };
  const index = places.findIndex((each) => isSamePlace(each, here));
  // An answer emptied while it was read is no place any more: the reading goes on from its story's title.
  const from = index >= 0 ? index : places.findIndex(({ tableId, step }) => tableId === here.tableId && step === 0);
  return places[from + by] ?? {};
}

function placesOf(tableId: string, pages: readonly number[]): WallPlace[] {
  const answers = pages.flatMap((count, question) =>
    Array.from({ length: count }, (_, page) => ({ tableId, step: question + 1, page })),
  );
  return [{ tableId, step: 0, page: 0 }, ...answers];
}
