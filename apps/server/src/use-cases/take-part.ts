import { PhoneCommand, type Mine } from '@uskalla/contracts';
import {
  ballotOf,
  callsForHelp,
  Fault,
  layDots,
  maxQuestions,
  maxWords,
  questionMaxLength,
  raisedHands,
  readShortText,
  wordMaxLength,
  type Contribution,
  type LiveState,
  type Participant,
  type VoteRules,
  type Workshop,
} from '@uskalla/domain';
import { looksAbusive } from '@uskalla/language';
import { randomUUIDv7 } from 'node:crypto';
import type { Parts } from './parts.ts';
import { pseudonymIn } from './pseudonym.ts';
import { isUpVote, upVoteFor } from './stage.ts';
import { assertIsNow } from './steer.ts';
import { findIn } from './workshop-snapshots.ts';

/**
 * What somebody who was let in gives to the phase the workshop is in, or says to the desk.
 * @returns all they have given to the phase; `null` for what belongs to none
 * @throws Fault `not_signed_in` where they left or were taken out, `workshop_closed`, `moved_on`, `not_now`, and what
 *   each activity's rules throw: `vote_own_table`, `vote_no_dots_left`, `option_unknown`, `text_needed`, `text_too_long`
 */
export async function takePart(
  parts: Parts,
  workshopId: string,
  participantId: string,
  raw: PhoneCommand,
): Promise<Mine | null> {
  const command = PhoneCommand.parse(raw);
  const { workshop, participant } = await seatOf(parts, workshopId, participantId);
  if (workshop.status === 'closed') throw new Fault('workshop_closed');
  const { state } = await parts.liveStates.of(workshop);
  if (command.do === 'up') await assertAsked(parts, workshop.id, command);
  const { activity, by, change } = changeOf(parts, workshop, participant, state, command);
  const given = await parts.repositories.contributions.change(workshop.id, activity, by, change);
  if (command.do === 'hand' || command.do === 'help') {
    parts.events.changed(workshop.id, { signalsAt: participant.tableId });
    return null;
  }
  parts.events.changed(workshop.id, 'stage');
  return mineOf(state, activity, given);
}

/** What somebody who was let in has given, by phase; phases without anything are left out. @throws Fault `not_signed_in` */
export async function givenBy(parts: Parts, workshopId: string, participantId: string): Promise<Mine[]> {
  const { workshop } = await seatOf(parts, workshopId, participantId);
  const { state } = await parts.liveStates.of(workshop);
  const asking = state.agenda.filter(({ activity }) => activity !== null);
  const given = await parts.repositories.contributions.ofPerson(
    workshopId,
    asking.map(({ id }) => ({ activity: id, by: pseudonymIn(parts, workshopId, id, participantId) })),
  );
  return [...Map.groupBy(given, ({ activity }) => activity)].map(([phaseId, own]) => mineOf(state, phaseId, own));
}

async function seatOf(parts: Parts, workshopId: string, participantId: string) {
  const seat = await findIn(parts.snapshots, workshopId, ({ workshop, people }) => {
    const participant = people.find(({ id }) => id === participantId);
    return participant && { workshop, participant };
  });
  if (!seat) throw new Fault('not_signed_in');
  return seat;
}

/** Only what is there can be backed. @throws Fault `option_unknown` */
async function assertAsked(parts: Parts, workshopId: string, { phase, item }: { phase: string; item: string }) {
  const given = await parts.repositories.contributions.of(workshopId, phase);
  const isAsked = given.some((each) => each.item === item && each.isApproved && !isUpVote(each));
  if (!isAsked) throw new Fault('option_unknown');
}

type Change = { activity: string; by: string; change: (mine: readonly Contribution[]) => readonly Contribution[] };

function changeOf(
  parts: Parts,
  workshop: Workshop,
  person: Participant,
  state: LiveState,
  command: PhoneCommand,
): Change {
  const at = parts.clock();
  const one = (activity: string, by: string, item: string, more: Partial<Contribution> = {}): Contribution => ({
    activity,
    by,
    item,
    number: 1,
    text: '',
    isApproved: true,
    at,
    ...more,
  });
  // A hand is somebody's, and a call for help the table's: neither is secret.
  if (command.do === 'hand') {
    const up = one(raisedHands, person.id, '');
    return { activity: raisedHands, by: person.id, change: (there) => (command.up ? [there[0] ?? up] : []) };
  }
  if (command.do === 'help') {
    const call = one(callsForHelp, person.tableId, '');
    return { activity: callsForHelp, by: person.tableId, change: (there) => (command.on ? [there[0] ?? call] : []) };
  }
  const activity = command.phase;
  const by = pseudonymIn(parts, workshop.id, activity, person.id);
  switch (command.do) {
    case 'dare': {
      assertIsNow(state, activity, 'dare');
      return { activity, by, change: () => [one(activity, by, '', { number: command.level })] };
    }
    case 'word': {
      assertIsNow(state, activity, 'words');
      if (command.place > maxWords) throw new Fault('bad_request');
      const item = wordItem(command.place, by);
      const others = (given: readonly Contribution[]) => given.filter((each) => each.item !== item);
      if (command.word.trim() === '') return { activity, by, change: others };
      const text = readShortText(command.word, wordMaxLength);
      return {
        activity,
        by,
        change: (given) => [...others(given), one(activity, by, item, { text, isApproved: !looksAbusive(text) })],
      };
    }
    case 'ask': {
      const rules = assertIsNow(state, activity, 'question');
      const text = readShortText(command.text, questionMaxLength);
      const isApproved = rules.kind === 'question' && !rules.approveFirst && !looksAbusive(text);
      return {
        activity,
        by,
        change(given) {
          const own = given.filter((each) => !isUpVote(each));
          // Tapped twice, or sent again: it is one question.
          if (own.some((each) => each.text === text)) return given;
          if (own.length >= maxQuestions) throw new Fault('too_many_requests');
          return [...given, one(activity, by, randomUUIDv7(), { text, isApproved, number: 0 })];
        },
      };
    }
    case 'take-back': {
      assertIsNow(state, activity, 'question');
      return { activity, by, change: (given) => given.filter(({ item }) => item !== command.item) };
    }
    case 'up': {
      assertIsNow(state, activity, 'question');
      const item = upVoteFor(command.item);
      return {
        activity,
        by,
        change: (given) => [
          ...given.filter((each) => each.item !== item),
          ...(command.on ? [one(activity, by, item)] : []),
        ],
      };
    }
    case 'vote': {
      const rules = assertIsNow(state, activity, 'vote') as VoteRules;
      const ballot = ballotOf(state, activity);
      return {
        activity,
        by,
        change(given) {
          const before = Object.fromEntries(given.map(({ item, number }) => [item, number]));
          const wish = { item: command.item, count: command.dots, tableId: person.tableId };
          const dots = layDots(rules, ballot, before, wish);
          return Object.entries(dots).map(
            ([item, number]) =>
              given.find((each) => each.item === item && each.number === number) ?? one(activity, by, item, { number }),
          );
        },
      };
    }
  }
}

/** Words of one person lie beside each other, and each is to be found by its name alone. */
const wordItem = (place: number, by: string) => `${place}-${by.slice(0, 22)}`;

function mineOf(state: LiveState, phaseId: string, given: readonly Contribution[]): Mine {
  const kind = state.agenda.find(({ id }) => id === phaseId)?.activity?.kind;
  const ifIs = <T>(wanted: typeof kind, value: T, otherwise: T): T => (kind === wanted ? value : otherwise);
  return {
    phaseId,
    dare: ifIs('dare', given[0]?.number ?? null, null),
    words: ifIs('words', Object.fromEntries(given.map(({ item, text }) => [Number(item[0]), text])), {}),
    dots: ifIs('vote', Object.fromEntries(given.map(({ item, number }) => [item, number])), {}),
    ups: ifIs(
      'question',
      given.filter(isUpVote).map(({ item }) => item.slice(upVoteFor('').length)),
      [],
    ),
    asked: ifIs(
      'question',
      given.filter((each) => !isUpVote(each)).map(({ item, text, isApproved }) => ({ id: item, text, isApproved })),
      [],
    ),
  };
}
