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
  type Template,
  type Workshop,
} from '@uskalla/domain';
import { readText } from './drafts.ts';
import { firstState, liveStateOf } from './live-states.ts';
import { templateFor, workshopById, type Parts } from './parts.ts';
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
  const workshop = await workshopById(parts.repositories, workshopId);
  const actor = await parts.callers.actorIn(caller, workshop);
  assertCan(actor, wallCommands.has(command.do) ? 'workshop.drive-wall' : 'workshop.steer', { workshop });
  const { contributions, liveStates } = parts.repositories;
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
      await voteAtDesk(parts, workshop, command);
      break;
    case 'hand-seen':
      await contributions.change(workshop.id, raisedHands, command.participantId, () => []);
      break;
    case 'helped':
      await contributions.change(workshop.id, callsForHelp, command.tableId, () => []);
      break;
    default: {
      const context = await contextFor(parts, workshop, command);
      const { state, isChanged } = await liveStates.change(
        workshop.id,
        () => firstState(workshop),
        (before) => steer(before, command, context),
      );
      if (!isChanged) return;
      parts.collab.steered(workshop.id, state);
      // Hidden texts are of the views too: how full a card is goes with them instead.
      if (command.do === 'hide-texts') parts.events.changed(workshop.id, 'everybody');
    }
  }
  parts.events.changed(workshop.id, 'stage');
}

/** Reads what a command needs to know of the stories; most need nothing. */
async function contextFor(
  parts: Parts,
  workshop: Workshop,
  command: Extract<SteerCommand, { do: string }>,
): Promise<SteerContext> {
  const now = parts.clock().getTime();
  if (command.do !== 'go' && command.do !== 'show' && command.do !== 'step') {
    return { now, tables: [], questions: [], pages: () => [], ballot: [] };
  }
  const [template, tables] = await Promise.all([templateFor(parts, workshop), writtenTables(parts, workshop)]);
  const questions = template.questions.map(({ id }) => id);
  const ballot = command.do === 'go' ? await ballotFor(parts, workshop, template, command.to) : [];
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
  return { now, tables: tables.map(({ id }) => id), questions, pages: (id) => pages.get(id) ?? [], ballot };
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

async function ballotFor(
  parts: Parts,
  workshop: Workshop,
  template: Template,
  phaseId: string,
): Promise<BallotOption[]> {
  const { state } = await liveStateOf(parts, workshop);
  const activity = state.agenda.find(({ id }) => id === phaseId)?.activity;
  // One that is there stays as it is: nothing has to be read for it.
  if (activity?.kind !== 'vote' || ballotOf(state, phaseId).length > 0) return [];
  const { cards } = activity;
  const options = await Promise.all(
    (await writtenTables(parts, workshop)).map(async ({ id, number, draftId }) => {
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
  { phase, item, dots }: { phase: string; item: string; dots: number },
): Promise<void> {
  const { state } = await liveStateOf(parts, workshop);
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
