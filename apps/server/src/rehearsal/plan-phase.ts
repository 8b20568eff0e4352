import type { PhoneCommand } from '@uskalla/contracts';
import {
  currentPhase,
  dareBeforeAndAfter,
  maxWords,
  type LiveState,
  type Locale,
  type VoteRules,
} from '@uskalla/domain';
import { between, pick, pickWeighted, untilNext, type Chance } from './chance.ts';
import { rehearsalQuestions, rehearsalWords } from './phrases.ts';
import type { Act } from './simulated-person.ts';

const second = 1_000;

/** How often somebody reacts by phase, on average, milliseconds; most of all while stories are read. */
const reactsEach = {
  arrive: 90 * second,
  warmup: 120 * second,
  write: 300 * second,
  read: 25 * second,
  vote: 120 * second,
  reflect: 60 * second,
  free: 180 * second,
} as const;

/** Of a hundred people this many raise a hand in a phase, call for help while they write, and ask a question. */
const raiseHand = 3;
const callForHelp = 1;
const askQuestion = 30;

export type Planner = Readonly<{ number: number; tableId: string }>;

/**
 * What somebody will do in the phase that begins, at the times they will do it.
 * @param crowd how many simulated people there are
 */
export function planPhase(
  person: Planner,
  state: LiveState,
  { locale, crowd, now, chance }: { locale: Locale; crowd: number; now: number; chance: Chance },
): Act[] {
  const { kind, activity } = currentPhase(state);
  const give = (seconds: number, command: PhoneCommand): Act => ({ at: now + seconds * second, do: 'give', command });
  const acts: Act[] = [{ at: now + untilNext(chance, reactsEach[kind]), do: 'react', each: reactsEach[kind] }];
  if (chance() * 100 < raiseHand) {
    const up = between(chance, 10, 120);
    acts.push(give(up, { do: 'hand', up: true }), give(up + between(chance, 60, 180), { do: 'hand', up: false }));
  }
  if (kind === 'write' && chance() * 100 < callForHelp) {
    const on = between(chance, 60, 300);
    acts.push(give(on, { do: 'help', on: true }), give(on + between(chance, 90, 240), { do: 'help', on: false }));
  }
  // Some only look on.
  if (activity === null || chance() < 0.05) return acts;
  const phase = state.phaseId;
  switch (activity.kind) {
    case 'dare': {
      const { after } = dareBeforeAndAfter(state.agenda);
      const level = dareLevel(chance, phase === after);
      acts.push(give(between(chance, 4, 25), { do: 'dare', phase, level }));
      break;
    }
    case 'words': {
      const count = 1 + Math.floor(chance() * maxWords);
      let at = 0;
      for (let place = 1; place <= count; place++) {
        at += between(chance, 5, 20);
        acts.push(give(at, { do: 'word', phase, place, word: pick(chance, rehearsalWords(locale)) ?? '' }));
      }
      break;
    }
    case 'question': {
      const questions = rehearsalQuestions(locale);
      const askers = Math.min(questions.length, Math.ceil((crowd * askQuestion) / 100));
      const text = person.number < askers ? questions[person.number] : undefined;
      if (text !== undefined) acts.push(give(between(chance, 8, 60), { do: 'ask', phase, text }));
      for (let at = between(chance, 20, 60), left = pick(chance, [1, 2, 3]) ?? 1; left > 0; left--) {
        acts.push({ at: now + at * second, do: 'support' });
        at += between(chance, 10, 60);
      }
      break;
    }
    case 'vote':
      acts.push(...votes(person, activity, state, chance).map(({ after, ...command }) => give(after, command)));
  }
  return acts;
}

/** Less daring before than after, or a facilitator would have nothing to point at. */
function dareLevel(chance: Chance, isAfter: boolean): 1 | 2 | 3 | 4 | 5 {
  const weights = isAfter ? [1, 2, 5, 8, 5] : [3, 6, 6, 3, 1];
  return pickWeighted(chance, [1, 2, 3, 4, 5] as const, (_, index) => weights[index] ?? 0) ?? 3;
}

type Vote = Extract<PhoneCommand, { do: 'vote' }> & { after: number };

/** All dots of one person, on one to three options; some are liked better by everybody, so that somebody wins. */
function votes({ tableId }: Planner, rules: VoteRules, state: LiveState, chance: Chance): Vote[] {
  const { phaseId } = state;
  let options = (state.ballots[phaseId] ?? []).filter((option) => rules.ownTable || option.tableId !== tableId);
  const chosen: string[] = [];
  const wanted = Math.min(rules.dots, 1 + Math.floor(chance() * 3));
  while (chosen.length < wanted && options.length > 0) {
    const option = pickWeighted(chance, options, ({ number }) => 1 + ((number * 7) % 5));
    if (!option) break;
    chosen.push(option.item);
    options = options.filter(({ item }) => item !== option.item);
  }
  let at = 3;
  return chosen.map((item, index) => {
    const share = Math.floor(rules.dots / chosen.length) + (index < rules.dots % chosen.length ? 1 : 0);
    at += between(chance, 3, 15);
    return { do: 'vote', phase: phaseId, item, dots: share, after: at };
  });
}
