import { Fault, type Workshop } from '@uskalla/domain';
import { runRehearsal, type RehearsalParts, type RunningRehearsal } from './run-rehearsal.ts';

/** Workshops in which simulated people take part, so that somebody can practise alone. */
export type Rehearsals = Readonly<{
  /**
   * People come within some twenty seconds, and then do what each phase asks for. One that runs already goes on, with more people
   * if more are wanted; one begun anew (after a restart, say) is continued by the same people.
   * @param people as many as find a seat; `maxSeatsPerTable` are what a table holds
   * @throws Fault `not_now` in a workshop that is none to rehearse in, `workshop_closed`
   */
  start(workshop: Workshop, people: number): void;
  /** Resolves once the last letter that was on its way is in. Where none runs, there is nothing to do. */
  stop(workshopId: string): Promise<void>;
  /** How many simulated people take part; 0 where no rehearsal runs. */
  running(workshopId: string): number;
  /** Which workshops are rehearsed in this process, with how many people. */
  all(): ReadonlyMap<string, number>;
  close(): Promise<void>;
}>;

/** @param parts.speed how much faster than people; 1 is at human speed */
export function createRehearsals(parts: RehearsalParts): Rehearsals {
  const rehearsals = new Map<string, RunningRehearsal>();

  async function stop(workshopId: string): Promise<void> {
    const rehearsal = rehearsals.get(workshopId);
    rehearsals.delete(workshopId);
    await rehearsal?.stop();
  }

  return {
    start(workshop, people) {
      if (!workshop.rehearsal) throw new Fault('not_now');
      if (workshop.status === 'closed') throw new Fault('workshop_closed');
      const there = rehearsals.get(workshop.id);
      if (there) there.grow(people);
      else {
        const rehearsal = runRehearsal(parts, workshop, people, () => {
          if (rehearsals.get(workshop.id) === rehearsal) rehearsals.delete(workshop.id);
        });
        rehearsals.set(workshop.id, rehearsal);
      }
      parts.events.changed(workshop.id, 'texts');
    },
    stop,
    running: (workshopId) => rehearsals.get(workshopId)?.count() ?? 0,
    all: () => new Map([...rehearsals].map(([id, rehearsal]) => [id, rehearsal.count()])),
    async close() {
      await Promise.all([...rehearsals.keys()].map(stop));
    },
  };
}
