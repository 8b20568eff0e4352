import type { Activity, Phase } from '@uskalla/domain';
import * as m from '@uskalla/messages';

type Told = Pick<Phase, 'kind' | 'title' | 'instruction' | 'activity'>;

const titles = {
  arrive: m.phase_arrive,
  warmup: m.phase_warmup,
  write: m.phase_write,
  read: m.phase_read,
  vote: m.phase_vote,
  reflect: m.phase_reflect,
  free: m.phase_free,
} as const;
const instructions = {
  arrive: m.do_arrive,
  warmup: m.do_warmup,
  write: m.do_write,
  read: m.do_read,
  vote: m.do_vote,
  reflect: m.do_reflect,
  free: m.do_free,
} as const;
const activityInstructions = { dare: m.do_dare, words: m.do_words, question: m.do_question, vote: m.do_vote } as const;

const activityTitles = {
  dare: m.agenda_activity_dare,
  words: m.agenda_activity_words,
  question: m.agenda_activity_question,
  vote: m.phase_vote,
} as const;

/** What a phase is called: the words it was given, or those of what is done in it. */
export const phaseTitle = ({ kind, title, activity }: Omit<Told, 'instruction'>): string =>
  title || (activity ? activityTitles[activity.kind]() : titles[kind]());

/** What a kind of phase is called. */
export const kindName = (kind: Phase['kind']): string => titles[kind]();

/** What to do now, in one sentence. */
export const phaseInstruction = ({ kind, instruction, activity }: Told): string =>
  instruction || (activity ? activityInstructions[activity.kind]() : instructions[kind]());

/** What an activity asks. */
export function activityPrompt(activity: Activity): string {
  switch (activity.kind) {
    case 'dare':
      return m.dare_question();
    case 'words':
      return activity.prompt || m.words_prompt();
    case 'question':
      return activity.prompt || m.question_prompt();
    case 'vote':
      return activity.cards === null ? m.vote_prompt() : m.vote_prompt_cards();
  }
}
