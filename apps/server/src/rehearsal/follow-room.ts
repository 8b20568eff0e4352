import type { Locale } from '@uskalla/domain';
import type { Presence } from '../live/presence.ts';
import { between, type Chance } from './chance.ts';
import { planPhase } from './plan-phase.ts';
import type { Room } from './room.ts';
import { isHere, type SimulatedPerson } from './simulated-person.ts';

/** Of those who are here this share reacts to what is read next. */
const reactsToPage = 0.3;

/**
 * People are where the desk put them; whoever was taken out is gone, and back when they are let in again.
 * @param lookedAt from when on the room surely shows who had been seated by then
 */
export function findSeats(
  people: readonly SimulatedPerson[],
  { snapshot }: Room,
  lookedAt: number,
  presence: Pick<Presence, 'appear'>,
): void {
  const seats = new Map(snapshot.people.map(({ id, tableId }) => [id, tableId]));
  for (const person of people) {
    if (person.participantId === null) continue;
    const tableId = seats.get(person.participantId);
    if (tableId !== undefined) {
      person.tableId = tableId;
      person.disappear ??= presence.appear(person.participantId);
    } else if (person.seatedAt < lookedAt) leave(person);
  }
}

/** Their phone is closed; the seat stays theirs unless somebody took it. */
export function leave(person: SimulatedPerson): void {
  person.disappear?.();
  person.disappear = null;
  person.plannedFor = null;
  person.acts = [];
}

/** Has people make up their minds where a phase begins, and react where another page is read. */
export function createPhaseFollower(locale: Locale, chance: Chance) {
  let reading = '';
  return (people: readonly SimulatedPerson[], { state }: Room, now: number): void => {
    const phase = `${state.phaseId} ${state.phaseBegan}`;
    for (const person of people) {
      if (!isHere(person) || person.plannedFor === phase) continue;
      // A hand that is up goes down some time also where the phase went on.
      const lowers = person.acts.filter((act) => act.do === 'give' && act.command.do === 'hand' && !act.command.up);
      const planner = { number: person.number, tableId: person.tableId ?? '' };
      person.acts = [...lowers, ...planPhase(planner, state, { locale, crowd: people.length, now, chance })];
      person.plannedFor = phase;
    }
    const { tableId, step, scene } = state.wall;
    const page = `${phase} ${tableId} ${step} ${scene}`;
    if (page !== reading && reading !== '' && tableId !== null) {
      for (const person of people) {
        if (!isHere(person) || chance() > reactsToPage) continue;
        person.acts.push({ at: now + between(chance, 1_000, 6_000), do: 'react', each: null });
      }
    }
    reading = page;
  };
}
