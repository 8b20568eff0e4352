import { SteerCommand, type Caller } from '@uskalla/contracts';
import {
  assertCan,
  callsForHelp,
  cleanLine,
  currentPhase,
  ballotOf,
  deskVoter,
  Fault,
  openTables,
  raisedHands,
  readingPages,
  steer,
  type BallotOption,
  type LiveState,
  type SteerContext,
  type Workshop,
} from '@uskalla/domain';
import { readText } from './drafts.ts';
import { templateFor, type Parts } from './parts.ts';
import { upVoteFor } from './stage.ts';

/** What the wall's own keys may do. */
const wallCommands: ReadonlySet<string> = new Set(['show', 'step', 'zoom', 'faces']);
/** So much of an answer stands on a ballot, letters. */
const ballotLabelLength = 160;

/**
 * Carries out what a desk, a remote or a wall asks for, and shows it to all.
 * @throws Fault `not_signed_in`, `not_allowed`; what `steer` of the domain throws
 */
export async function steerWorkshop(
  parts: Parts,
  caller: Caller,
  workshopId: string,
  raw: SteerCommand,
): Promise<void> {
  const command = SteerCommand.parse(raw);
  const { workshop } = await parts.snapshots.of(workshopId);
  const [actor, current] = await Promise.all([parts.callers.actorIn(caller, workshop), parts.liveStates.of(workshop)]);
  assertCan(actor, wallCommands.has(command.do) ? 'workshop.drive-wall' : 'workshop.steer', { workshop });
  const { contributions } = parts.repositories;
  switch (command.do) {
    case 'approve':
      if (!(await contributions.approve(workshop.id, command.phase, command.item, command.on)))
        throw new Fault('option_unknown');
      break;
    case 'answered':
      await contributions.removeItem(workshop.id, command.phase, command.item);
      await contributions.removeItem(workshop.id, command.phase, upVoteFor(command.item));
      break;
    case 'desk-vote':
      await voteAtDesk(parts, workshop, current.state, command);
      break;
    case 'hand-seen':
      await contributions.change(workshop.id, raisedHands, command.participantId, () => []);
      parts.events.changed(workshop.id, { signalsAt: await tableOf(parts, workshop.id, command.participantId) });
      return;
    case 'helped':
      await contributions.change(workshop.id, callsForHelp, command.tableId, () => []);
      parts.events.changed(workshop.id, { signalsAt: command.tableId });
      return;
    default: {
      const context = await contextFor(parts, workshop, current.state, command);
      const { isChanged, ...next } = await parts.liveStates.change(workshop, current, (before) =>
        steer(before, command, context),
      );
      if (!isChanged) return;
      parts.collab.steered(workshop.id, next);
      // Hidden texts are of the views too: how full a card is goes with them instead.
      if (command.do === 'hide-texts') parts.events.changed(workshop.id, 'everybody');
      return;
    }
  }
  parts.events.changed(workshop.id, 'stage');
}

/** Where somebody sits; empty for whoever has left. */
async function tableOf(parts: Parts, workshopId: string, participantId: string): Promise<string> {
  const { people } = await parts.snapshots.of(workshopId);
  return people.find(({ id }) => id === participantId)?.tableId ?? '';
}

/** Reads what a command needs to know of the stories and of what was given; most need nothing. */
async function contextFor(
  parts: Parts,
  workshop: Workshop,
  state: LiveState,
  command: Extract<SteerCommand, { do: string }>,
): Promise<SteerContext> {
  const nothing = {
    now: parts.clock().getTime(),
    tables: [],
    questions: [],
    pages: () => [],
    ballot: [],
    answered: [],
  };
  switch (command.do) {
    case 'agenda':
      return { ...nothing, answered: await parts.repositories.contributions.answered(workshop.id) };
    case 'go':
      return { ...nothing, ballot: await ballotFor(parts, workshop, state, command.to) };
    case 'show':
    case 'step': {
      const [template, tables] = await Promise.all([templateFor(parts, workshop), writtenTables(parts, workshop)]);
      const questions = template.questions.map(({ id }) => id);
      const pages = new Map(
        command.do === 'step'
          ? await Promise.all(
              tables.map(async ({ id, draftId }) => {
                const { answers } = await readText(parts, draftId, template);
                return [id, questions.map((question) => readingPages(answers[question] ?? '').length)] as const;
              }),
            )
          : [],
      );
      return { ...nothing, tables: tables.map(({ id }) => id), questions, pages: (id) => pages.get(id) ?? [] };
    }
    default:
      return nothing;
  }
}

/** Tables where somebody sits or has written, by number: empty ones are not read or voted on. */
async function writtenTables(parts: Parts, workshop: Workshop) {
  const [tables, written] = await Promise.all([
    parts.repositories.tables.ofWorkshop(workshop.id),
    parts.repositories.drafts.writtenIn(workshop.id),
  ]);
  const drafts = new Set(written);
  return openTables(tables).filter(({ draftId }) => drafts.has(draftId));
}

async function ballotFor(parts: Parts, workshop: Workshop, state: LiveState, phaseId: string): Promise<BallotOption[]> {
  const activity = state.agenda.find(({ id }) => id === phaseId)?.activity;
  // One that is there stays as it is: nothing has to be read for it.
  if (activity?.kind !== 'vote' || ballotOf(state, phaseId).length > 0) return [];
  const { cards } = activity;
  const [template, tables] = await Promise.all([templateFor(parts, workshop), writtenTables(parts, workshop)]);
  const options = await Promise.all(
    tables.map(async ({ id, number, draftId }) => {
      const text = await readText(parts, draftId, template);
      const label = cleanLine(cards === null ? text.title : (text.answers[cards] ?? ''));
      return { item: id, tableId: id, number, label: shorten(label), isEmpty: cards !== null && label === '' };
    }),
  );
  return options.filter(({ isEmpty }) => !isEmpty).map(({ isEmpty: _, ...option }) => option);
}

const shorten = (text: string): string => {
  const letters = [...text];
  return letters.length <= ballotLabelLength
    ? text
    : `${letters
        .slice(0, ballotLabelLength - 1)
        .join('')
        .trimEnd()}…`;
};

/** Dots of people without phones, all together; entered again, the number replaces the one before. */
async function voteAtDesk(
  parts: Parts,
  workshop: Workshop,
  state: LiveState,
  { phase, item, dots }: { phase: string; item: string; dots: number },
): Promise<void> {
  assertIsNow(state, phase, 'vote');
  if (!ballotOf(state, phase).some((option) => option.item === item)) throw new Fault('option_unknown');
  await parts.repositories.contributions.change(workshop.id, phase, deskVoter, (given) => {
    const others = given.filter((each) => each.item !== item);
    if (dots === 0) return others;
    return [
      ...others,
      { activity: phase, by: deskVoter, item, number: dots, text: '', isApproved: true, at: parts.clock() },
    ];
  });
}

/**
 * The activity of the phase that somebody's screen shows.
 * @throws Fault `moved_on` where the room is elsewhere by now, `not_now` where this phase asks for something else
 */
export function assertIsNow(state: LiveState, phaseId: string, kind: 'dare' | 'words' | 'question' | 'vote') {
  if (state.phaseId !== phaseId) throw new Fault('moved_on');
  const { activity } = currentPhase(state);
  if (activity?.kind !== kind) throw new Fault('not_now');
  return activity;
}
