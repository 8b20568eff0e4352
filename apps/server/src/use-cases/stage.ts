import type {
  ActivityView,
  AskedQuestion,
  DareCounts,
  DeskStage,
  PhoneStage,
  ScreenStage,
  StagePhase,
  WallStage,
} from '@uskalla/contracts';
import {
  ballotOf,
  currentPhase,
  dareBeforeAndAfter,
  deskVoter,
  drawnAnswers,
  drawnTogether,
  rankOptions,
  sceneOf,
  writingClosesAt,
  type Contribution,
  type Dots,
  type LiveState,
  type Phase,
  type Workshop,
} from '@uskalla/domain';
import { groupWords } from '@uskalla/language';
import type { Parts } from './parts.ts';

/** So many words of a cloud are shown at most; more would be dust. */
const mostWords = 60;
const mostQuestions = 100;

/** Where a workshop is, as each kind of screen is shown it. */
export async function stageOf(parts: Parts, workshopId: string): Promise<ScreenStage> {
  const { workshop, people } = await parts.snapshots.of(workshopId);
  const { state } = await parts.liveStates.of(workshop);
  const phase = currentPhase(state);
  const [signals, given] = await Promise.all([
    parts.signals.of(workshopId),
    activityOf(parts, workshop, people.length, state, phase),
  ]);
  const shared = {
    phase: stagePhase(state, phase),
    clock: state.clock,
    writingClosesAt: writingClosesAt(state),
    lookUp: state.lookUp,
    activity: given.view,
    ballot: phase.activity?.kind === 'vote' ? ballotOf(state, phase.id) : [],
  };
  const steered = {
    wall: state.wall,
    scene: sceneOf(state),
    areTextsHidden: state.areTextsHidden,
    areDoorsOpen: state.areDoorsOpen,
  };
  const phone: PhoneStage = shared;
  const wall: WallStage = { ...shared, ...steered };
  const desk: DeskStage = {
    ...shared,
    ...steered,
    agenda: state.agenda,
    agendaEdits: state.agendaEdits,
    seating: state.seating,
    resultsShown: state.resultsShown,
    ...signals,
    waiting: given.waiting,
    deskDots: given.deskDots,
  };
  return { phone, wall, desk };
}

function stagePhase(state: LiveState, phase: Phase): StagePhase {
  const { id, kind, title, instruction, minutes, writing, activity } = phase;
  const number = state.agenda.findIndex((each) => each.id === id) + 1;
  return { id, kind, title, instruction, minutes, writing, activity, number, of: state.agenda.length };
}

type Given = { view: ActivityView | null; waiting: DeskStage['waiting']; deskDots: Dots };

async function activityOf(
  parts: Parts,
  { id: workshopId, language }: Workshop,
  present: number,
  state: LiveState,
  phase: Phase,
): Promise<Given> {
  const { contributions } = parts.repositories;
  const nothing = { waiting: [], deskDots: {} };
  switch (phase.activity?.kind) {
    case 'dare':
      return { ...nothing, view: await dareView(parts, workshopId, present, state, phase) };
    case 'words': {
      const given = await contributions.of(workshopId, phase.id);
      const shown = given.filter(({ isApproved }) => isApproved);
      const groups = groupWords(
        shown.map(({ text }) => text),
        language,
      );
      return {
        ...nothing,
        waiting: toApprove(given),
        view: {
          kind: 'words',
          people: new Set(given.map(({ by }) => by)).size,
          words: groups.slice(0, mostWords).map(({ label, count }) => ({ label, count })),
        },
      };
    }
    case 'question': {
      const given = await contributions.of(workshopId, phase.id);
      const shown = approvedQuestions(given).slice(0, mostQuestions);
      const waiting = toApprove(given.filter((each) => !isUpVote(each)));
      return { ...nothing, waiting, view: { kind: 'question', asked: shown, waiting: waiting.length } };
    }
    case 'vote': {
      const ballot = ballotOf(state, phase.id);
      const [tally, voters, atDesk] = await Promise.all([
        contributions.tally(workshopId, phase.id),
        contributions.countPeople(workshopId, phase.id),
        contributions.ofPerson(workshopId, [{ activity: phase.id, by: deskVoter }]),
      ]);
      const dots = Object.fromEntries(tally.map(({ item, sum }) => [item, sum]));
      const isShown = state.resultsShown.includes(phase.id);
      return {
        ...nothing,
        deskDots: Object.fromEntries(atDesk.map(({ item, number }) => [item, number])),
        view: { kind: 'vote', voters, result: isShown ? rankOptions(ballot, dots) : null },
      };
    }
    default:
      return { ...nothing, view: null };
  }
}

async function dareView(
  parts: Parts,
  workshopId: string,
  present: number,
  state: LiveState,
  phase: Phase,
): Promise<ActivityView> {
  const { before, after } = dareBeforeAndAfter(state.agenda);
  const isAfter = phase.id === after;
  const [given, counts] = await Promise.all([
    parts.repositories.contributions.of(workshopId, phase.id),
    dareCounts(parts, workshopId, isAfter && before !== null ? [before] : []),
  ]);
  const now = drawn(countLevels(drawnAnswers(given, present)));
  return {
    kind: 'dare',
    answered: given.length,
    before: isAfter ? drawn(counts(before)) : now,
    after: isAfter ? now : null,
    isAfter,
  };
}

function countLevels(given: readonly Pick<Contribution, 'number'>[]): DareCounts {
  const of = (level: number) => given.filter(({ number }) => number === level).length;
  return [of(1), of(2), of(3), of(4), of(5)];
}

/** How many gave each answer, by phase. */
export async function dareCounts(
  parts: Pick<Parts, 'repositories'>,
  workshopId: string,
  phases: readonly string[],
): Promise<(phaseId: string | null) => DareCounts> {
  const all = await parts.repositories.contributions.countByNumber(workshopId, phases);
  return (phaseId) => {
    const counts = all.get(phaseId ?? '');
    const of = (level: number) => counts?.get(level) ?? 0;
    return [of(1), of(2), of(3), of(4), of(5)];
  };
}

const total = (counts: DareCounts) => counts.reduce((sum, count) => sum + count, 0);
const drawn = (counts: DareCounts) => (total(counts) >= drawnTogether ? counts : null);
const toApprove = (given: readonly Contribution[]) =>
  given.filter(({ isApproved }) => !isApproved).map(({ item, text }) => ({ id: item, text }));

/** The questions that may be seen, those with the most votes first, and among equals as they came in. */
export function approvedQuestions(given: readonly Contribution[]): AskedQuestion[] {
  const votes = new Map<string, number>();
  for (const { item } of given.filter(isUpVote)) votes.set(asked(item), (votes.get(asked(item)) ?? 0) + 1);
  return given
    .filter((each) => each.isApproved && !isUpVote(each))
    .map(({ item, text }) => ({ id: item, text, votes: votes.get(item) ?? 0 }))
    .sort((a, b) => b.votes - a.votes);
}

/** An up-vote lies beside the questions, under the id of the one it is for. */
const upVote = 'up/';
export const upVoteFor = (question: string) => upVote + question;
export const isUpVote = ({ item }: Pick<Contribution, 'item'>) => item.startsWith(upVote);
const asked = (item: string) => item.slice(upVote.length);
