import {
  dareBeforeAndAfter,
  drawnTogether,
  rankOptions,
  type ActivityRecord,
  type LiveState,
  type Locale,
  type Phase,
  type Workshop,
} from '@uskalla/domain';
import { groupWords } from '@uskalla/language';
import * as m from '@uskalla/messages';
import type { Parts } from './parts.ts';
import { approvedQuestions, dareCounts } from './stage.ts';

/**
 * What came of a workshop's activities, in the agenda's order, whether the room has been shown it or not. A
 * dare-o-meter that so few answered that one could tell who said what is left out, as it is on every screen.
 */
export async function activityRecords(
  parts: Pick<Parts, 'repositories'>,
  workshop: Workshop,
  state: LiveState,
): Promise<ActivityRecord[]> {
  const records = await Promise.all(state.agenda.map((phase) => recordOf(parts, workshop, state, phase)));
  return records.filter((record) => record !== null);
}

async function recordOf(
  { repositories }: Pick<Parts, 'repositories'>,
  workshop: Workshop,
  state: LiveState,
  phase: Phase,
): Promise<ActivityRecord | null> {
  const { contributions } = repositories;
  const { activity } = phase;
  if (activity === null) return null;
  const heading = headingOf(state, phase, activity, workshop.language);
  switch (activity.kind) {
    case 'dare': {
      const counts = (await dareCounts({ repositories }, workshop.id, [phase.id]))(phase.id);
      const answered = counts.reduce((sum, count) => sum + count, 0);
      return answered < drawnTogether ? null : { kind: 'dare', heading, counts };
    }
    case 'words': {
      const approved = (await contributions.of(workshop.id, phase.id)).filter(({ isApproved }) => isApproved);
      const groups = groupWords(
        approved.map(({ text }) => text),
        workshop.language,
      );
      return { kind: 'words', heading, words: groups.map(({ label, count }) => ({ label, count })) };
    }
    case 'question': {
      const asked = approvedQuestions(await contributions.of(workshop.id, phase.id));
      return { kind: 'question', heading, entries: asked.map(({ text, votes }) => ({ text, votes })) };
    }
    case 'vote': {
      const tally = await contributions.tally(workshop.id, phase.id);
      const dots = Object.fromEntries(tally.map(({ item, sum }) => [item, sum]));
      const ranked = rankOptions(state.ballots[phase.id] ?? [], dots);
      return {
        kind: 'vote',
        heading,
        options: ranked.map((option) => ({ label: optionLabel(option, workshop.language), dots: option.dots })),
      };
    }
  }
}

/**
 * What the phase was called, or else what it asked, in the workshop's language: exports mark a heading as something
 * said in the room.
 */
function headingOf(
  state: LiveState,
  { id, title }: Phase,
  activity: NonNullable<Phase['activity']>,
  language: Locale,
): string {
  if (title !== '') return title;
  const inWords = { locale: language };
  switch (activity.kind) {
    case 'dare': {
      const { before, after } = dareBeforeAndAfter(state.agenda);
      const which =
        id === after ? m.dare_after({}, inWords) : after !== null && id === before ? m.dare_before({}, inWords) : '';
      return which || m.dare_question({}, inWords);
    }
    case 'words':
      return activity.prompt || m.words_prompt({}, inWords);
    case 'question':
      return activity.prompt || m.question_prompt({}, inWords);
    case 'vote':
      return activity.cards === null ? m.vote_prompt({}, inWords) : m.vote_prompt_cards({}, inWords);
  }
}

/** Two tables may have called their stories the same, or not at all. */
const optionLabel = ({ number, label }: { number: number; label: string }, locale: Locale): string =>
  `${m.export_story_heading({ number }, { locale })} ${label || m.export_untitled({}, { locale })}`;
