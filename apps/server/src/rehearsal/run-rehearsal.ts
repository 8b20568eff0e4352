import type { Caller, Services } from '@uskalla/contracts';
import { reactions, type Workshop } from '@uskalla/domain';
import type { Parts } from '../use-cases/parts.ts';
import { between, pick, untilNext, type Chance } from './chance.ts';
import { createCrew } from './crew.ts';
import { createPhaseFollower, findSeats, leave } from './follow-room.ts';
import { createLookout, type Room } from './room.ts';
import { simulatedPerson, type Act, type SimulatedPerson } from './simulated-person.ts';
import { createStoryWriters } from './write-stories.ts';

export type RehearsalParts = Pick<
  Parts,
  'repositories' | 'snapshots' | 'liveStates' | 'signer' | 'collab' | 'clock' | 'events' | 'presence'
> &
  Readonly<{
    services: Pick<Services, 'join' | 'takePart' | 'changeDraft'>;
    onError: (error: unknown) => void;
    /** How much faster than people; for tests. */
    speed: number;
    chance: Chance;
  }>;

/** One rehearsal that runs. */
export type RunningRehearsal = Readonly<{
  /** How many take part or are still on their way; at least one. */
  count(): number;
  /** More people come, up to so many in all. */
  grow(people: number): void;
  /** Resolves once nobody is in the middle of anything. */
  stop(): Promise<void>;
}>;

/** Everybody has come after so long, milliseconds. */
const allCome = 20_000;
/** Whoever is not let in tries again about this much later. */
const triesAgain = 30_000;
/** One that was forgotten ends by itself, real milliseconds. */
const longest = 8 * 60 * 60_000;

/** @param onEnded called where it ends by itself: the workshop was closed, or is gone */
export function runRehearsal(
  parts: RehearsalParts,
  workshop: Workshop,
  wanted: number,
  onEnded: () => void,
): RunningRehearsal {
  const { events, presence, services, chance, speed } = parts;
  const { id: workshopId, language: locale } = workshop;
  const began = performance.now();
  /** Milliseconds of the rehearsal: a person's, whatever the speed. */
  const elapsed = () => (performance.now() - began) * speed;
  const people: SimulatedPerson[] = [];
  const crew = createCrew(parts.onError);
  const lookout = createLookout(parts, workshopId);
  const writers = createStoryWriters({ ...parts, workshopId, locale, crew });
  const followPhase = createPhaseFollower(locale, chance);
  let isTurning = false;
  let isOver = false;

  function grow(most: number): void {
    // There may be more tables by now.
    for (const person of people.filter(({ isTurnedAway }) => isTurnedAway)) {
      person.isTurnedAway = false;
      person.acts = [{ at: elapsed() + between(chance, 500, allCome), do: 'join' }];
    }
    for (let number = people.length; number < most; number++) {
      const device = parts.signer.pseudonym(`rehearsal:${workshopId}`, String(number));
      people.push(simulatedPerson(number, device, locale, elapsed() + between(chance, 500, allCome)));
    }
  }

  function act(room: Room, now: number): void {
    const due = people.flatMap((person) =>
      person.isBusy ? [] : person.acts.filter(({ at }) => at <= now).map((each) => ({ person, act: each })),
    );
    due.sort((a, b) => a.act.at - b.act.at);
    for (const each of due) {
      if (!crew.hasHands()) return;
      // While everybody looks up, phones lie on the table.
      if (each.person.isBusy || (room.state.lookUp && each.act.do !== 'join')) continue;
      perform(each.person, each.act, room, now);
    }
  }

  function perform(person: SimulatedPerson, due: Act, room: Room, now: number): void {
    person.acts = person.acts.filter((each) => each !== due);
    if (due.do === 'react') {
      const reaction = pick(chance, reactions);
      if (person.participantId !== null && reaction) events.reacted(workshopId, person.participantId, reaction);
      if (due.each !== null) person.acts.push({ ...due, at: now + untilNext(chance, due.each) });
      return;
    }
    const item = due.do === 'support' ? pick(chance, room.asked) : undefined;
    if (due.do === 'support' && item === undefined) return;
    const { code } = room.snapshot.workshop;
    const { phaseId } = room.state;
    const participantId = person.participantId ?? '';
    person.isBusy = true;
    crew.take(
      async () => {
        if (due.do === 'join') await sitDown(person, person.caller, code);
        else if (due.do === 'give') await services.takePart(workshopId, participantId, due.command);
        else
          await services.takePart(workshopId, participantId, { do: 'up', phase: phaseId, item: item ?? '', on: true });
        person.isBusy = false;
      },
      (refusal) => {
        person.isBusy = false;
        if (refusal === 'unavailable') person.acts.push({ ...due, at: elapsed() + 1_000 });
        else if (due.do === 'join') {
          person.isTurnedAway = refusal === 'workshop_full';
          // Doors are opened again, and a code may have been a moment too old.
          if (!person.isTurnedAway) person.acts.push({ ...due, at: elapsed() + triesAgain * (0.5 + chance()) });
        }
        // What else a rule refuses is a thing that happens to people: the room moved on, or the dots are all laid.
      },
    );
  }

  async function sitDown(person: SimulatedPerson, caller: Caller, code: string): Promise<void> {
    const { joined } = await services.join(caller, code, { name: person.name });
    person.participantId = joined.participant.id;
    person.tableId = joined.table.id;
    person.seatedAt = elapsed();
    if (isOver) return;
    person.disappear = presence.appear(joined.participant.id);
    events.changed(workshopId, 'texts');
  }

  async function turn(): Promise<void> {
    isTurning = true;
    const lookedAt = elapsed();
    try {
      const room = await lookout.look();
      if (isOver) return;
      if (room.snapshot.workshop.status === 'closed' || performance.now() - began > longest) {
        finish();
        return;
      }
      findSeats(people, room, lookedAt, presence);
      followPhase(people, room, lookedAt);
      act(room, lookedAt);
      writers.turn(room, people, lookedAt);
    } finally {
      isTurning = false;
    }
  }

  function finish(): void {
    end();
    onEnded();
  }

  function end(): void {
    isOver = true;
    clearInterval(timer);
    people.forEach(leave);
    events.changed(workshopId, 'texts');
  }

  grow(wanted);
  // One for all of them; a turn in which nobody is due costs some microseconds.
  const timer = setInterval(
    () => {
      if (!isTurning && !crew.isResting()) crew.take(turn, (code) => code === 'not_found' && finish());
    },
    Math.min(Math.max(250 / speed, 20), 250),
  ).unref();
  return {
    count: () => Math.max(people.filter(({ isTurnedAway }) => !isTurnedAway).length, 1),
    grow,
    async stop() {
      if (!isOver) end();
      await crew.finished();
    },
  };
}
